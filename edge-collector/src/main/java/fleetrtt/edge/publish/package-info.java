/**
 * From named reports to acknowledged records on Kafka. Knows Kafka's producer and the wire; knows nothing of the
 * kernel or of the outbox.
 */
@NullMarked
package fleetrtt.edge.publish;

import org.jspecify.annotations.NullMarked;
