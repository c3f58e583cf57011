/**
 * The one place that leans on what Kafka Streams keeps to itself: to do something inside the transaction that commits a
 * task's input. Knows nothing of histograms.
 */
@NullMarked
package fleetrtt.aggregator.commit;

import org.jspecify.annotations.NullMarked;
