@NullMarked
package fleetrtt.edge.tcprtt;

import org.jspecify.annotations.NullMarked;
