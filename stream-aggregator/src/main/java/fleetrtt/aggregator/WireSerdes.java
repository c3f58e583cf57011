package fleetrtt.aggregator;

import fleetrtt.aggregator.upsert.Prefixes;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.registry.RegistryException;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.Topics;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How records on the topics are read and written; each is shared by all threads.
 *
 * @param intervals of values of the intervals and collectors topics
 * @param keys of keys written
 * @param values of values written
 */
record WireSerdes(KafkaAvroDeserializer intervals, KafkaAvroSerializer keys, KafkaAvroSerializer values) {
    /** Avro in Confluent's wire format. */
    static WireSerdes confluent(Map<String, ?> settings) {
        KafkaAvroDeserializer intervals = new KafkaAvroDeserializer();
        intervals.configure(settings, false);
        return new WireSerdes(intervals, serializer(settings, true), serializer(settings, false));
    }

    /**
     * The same, once the registry has been asked for all that will ever be written, so that it may be away when the first
     * hour closes.
     *
     * @throws RegistryException when it is away now, or refuses
     */
    static WireSerdes prepared(Map<String, ?> settings) {
        WireSerdes wire = confluent(settings);
        for (Output output : Output.all()) {
            wire.keys.prepare(output.topic(), output.key());
            wire.values.prepare(output.topic(), output.value());
        }
        return wire;
    }

    private static KafkaAvroSerializer serializer(Map<String, ?> settings, boolean isKey) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(settings, isKey);
        return serializer;
    }

    /** Whether values of the intervals topic under a schema id have just the layout of our own schema. */
    IntPredicate isOwnLayout() {
        return id -> intervals.isLayout(Topics.INTERVALS, id, IntervalHistogram.getClassSchema());
    }

    /** Of records that are written by hand. */
    Prefixes prefixes() {
        return (topic, isKey, schema) -> (isKey ? keys : values).prefix(topic, schema);
    }
}
