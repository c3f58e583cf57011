/** Tests of the bench itself. */
@NullMarked
package fleetrtt.bench.aggregator;

import org.jspecify.annotations.NullMarked;
