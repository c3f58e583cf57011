/**
 * Real hosts on one machine: network namespaces behind a router, real TCP between them, a collector for each, and what
 * slows one of them down. Knows the stack's parts; nothing else knows it.
 */
@NullMarked
package fleetrtt.devstack.lab;

import org.jspecify.annotations.NullMarked;
