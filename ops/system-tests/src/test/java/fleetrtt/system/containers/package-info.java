/** The engine of containers, where there is one, and our own images in it. */
@NullMarked
package fleetrtt.system.containers;

import org.jspecify.annotations.NullMarked;
