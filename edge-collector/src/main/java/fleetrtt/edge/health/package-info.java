/**
 * What a collector says of itself over HTTP: whether it is well, and its metrics. Knows HTTP, Prometheus and values;
 * knows nothing of the kernel, the outbox or Kafka, nor of the collector that it speaks for.
 */
@NullMarked
package fleetrtt.edge.health;

import org.jspecify.annotations.NullMarked;
