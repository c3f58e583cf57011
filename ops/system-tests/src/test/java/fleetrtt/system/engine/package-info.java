/** The engine that runs containers, where there is one. */
@NullMarked
package fleetrtt.system.engine;

import org.jspecify.annotations.NullMarked;
