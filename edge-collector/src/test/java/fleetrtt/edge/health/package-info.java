/** Tests of health and metrics without a kernel. */
@NullMarked
package fleetrtt.edge.health;

import org.jspecify.annotations.NullMarked;
