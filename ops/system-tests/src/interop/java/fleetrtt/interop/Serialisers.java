package fleetrtt.interop;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** Ours or Confluent's, made as Kafka makes them: by the class name in a configuration. */
enum Serialisers {
    OURS("fleetrtt.registry."),
    GENUINE("io.confluent.kafka.serializers.");

    private final String place;

    Serialisers(String place) {
        this.place = place;
    }

    @SuppressWarnings("unchecked")
    Serializer<Object> serializer(Map<String, ?> config, boolean isKey) {
        Serializer<Object> made = make(place + "KafkaAvroSerializer", Serializer.class);
        made.configure(config, isKey);
        return made;
    }

    @SuppressWarnings("unchecked")
    Deserializer<Object> deserializer(Map<String, ?> config, boolean isKey) {
        Deserializer<Object> made = make(place + "KafkaAvroDeserializer", Deserializer.class);
        made.configure(config, isKey);
        return made;
    }

    private static <T> T make(String name, Class<T> type) {
        try {
            return Utils.newInstance(name, type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is not on the class path; run with -Pinterop", e);
        }
    }
}
