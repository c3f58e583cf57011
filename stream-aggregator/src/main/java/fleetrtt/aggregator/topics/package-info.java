/**
 * The topics around the aggregator: how each must be, how the cluster's differ, and the mend. Knows no record, no
 * window and no topology but the names that Streams gives to an application's own topics.
 */
@NullMarked
package fleetrtt.aggregator.topics;

import org.jspecify.annotations.NullMarked;
