package fleetrtt.aggregator;

import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.KafkaAvroSerializer;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * How records on the topics are read and written; each is shared by all threads.
 *
 * @param intervals of values of the intervals topic
 * @param keys of keys written
 * @param values of values written
 */
record WireSerdes(Deserializer<Object> intervals, Serde<Object> keys, Serde<Object> values) {
    /** Avro in Confluent's wire format. */
    static WireSerdes confluent(Map<String, ?> settings) {
        return new WireSerdes(deserializer(settings, false), serde(settings, true), serde(settings, false));
    }

    private static Serde<Object> serde(Map<String, ?> settings, boolean isKey) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(settings, isKey);
        return Serdes.serdeFrom(serializer, deserializer(settings, isKey));
    }

    private static Deserializer<Object> deserializer(Map<String, ?> settings, boolean isKey) {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, isKey);
        return deserializer;
    }
}
