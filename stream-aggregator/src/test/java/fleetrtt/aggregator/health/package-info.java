/** Tests of what an instance says of itself, over Kafka's own metrics without a broker. */
@NullMarked
package fleetrtt.aggregator.health;

import org.jspecify.annotations.NullMarked;
