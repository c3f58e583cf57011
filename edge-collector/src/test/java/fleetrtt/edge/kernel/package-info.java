@NullMarked
package fleetrtt.edge.kernel;

import org.jspecify.annotations.NullMarked;
