/** Tests. */
@NullMarked
package fleetrtt.aggregator.sheaf;

import org.jspecify.annotations.NullMarked;
