/** Tests of rows of shifts. */
@NullMarked
package fleetrtt.aggregator.shift;

import org.jspecify.annotations.NullMarked;
