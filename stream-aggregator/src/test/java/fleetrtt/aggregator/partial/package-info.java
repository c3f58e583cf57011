/** Tests of what both sides share. */
@NullMarked
package fleetrtt.aggregator.partial;

import org.jspecify.annotations.NullMarked;
