/**
 * The whole pipeline in one process, and the command that runs it. Ties everything together and is known by nothing.
 */
@NullMarked
package fleetrtt.devstack.stack;

import org.jspecify.annotations.NullMarked;
