/** Our own images at work, with {@code -Pcontainers}. */
@NullMarked
package fleetrtt.system.containers;

import org.jspecify.annotations.NullMarked;
