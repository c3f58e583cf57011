package fleetrtt.aggregator.upsert;

import org.apache.avro.Schema;

/** The bytes that stand before Avro's in Confluent's wire format. */
@FunctionalInterface
public interface Prefixes {
    /**
     * For records of a generated class on a topic; the registry is asked once for each, which blocks.
     *
     * @throws org.apache.kafka.common.errors.SerializationException when the registry cannot be asked, refuses the
     *     schema, or wants records written as another version
     */
    byte[] of(String topic, boolean isKey, Schema generated);
}
