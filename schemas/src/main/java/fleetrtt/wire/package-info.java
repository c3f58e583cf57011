/**
 * What lies on the topics: the classes generated from {@code src/main/avro}, and the way between them and the value
 * types. Knows nothing of schema ids, registries or Kafka clients.
 */
@NullMarked
package fleetrtt.wire;

import org.jspecify.annotations.NullMarked;
