/** A Kafka broker inside this process. Knows nothing of FleetRTT's topics or services. */
@NullMarked
package fleetrtt.devstack.broker;

import org.jspecify.annotations.NullMarked;
