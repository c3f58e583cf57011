/** Tests. */
@NullMarked
package fleetrtt.aggregator.partial;

import org.jspecify.annotations.NullMarked;
