/**
 * A broker and a registry for tests that need no more: in this process, or as containers with {@code -Pcontainers}. Knows
 * neither collectors nor aggregators.
 */
@NullMarked
package fleetrtt.system.kafka;

import org.jspecify.annotations.NullMarked;
