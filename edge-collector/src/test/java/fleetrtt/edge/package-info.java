@NullMarked
package fleetrtt.edge;

import org.jspecify.annotations.NullMarked;
