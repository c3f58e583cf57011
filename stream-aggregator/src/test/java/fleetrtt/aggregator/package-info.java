/** Tests of the topology as a whole, in Streams' test driver, with the real serde. */
@NullMarked
package fleetrtt.aggregator;

import org.jspecify.annotations.NullMarked;
