package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

final class StreamsSettingsTest {
    private static final InstanceConfig INSTANCE =
            new InstanceConfig(3, 1, StoreKind.ROCKSDB, Optional.of("a"), Duration.ofSeconds(20), 5);

    private static AggregatorConfig config(Map<String, String> raw) {
        return AggregatorConfig.of(new Cluster("b:9092", "http://r", raw)).withStateDir(Path.of("/s"));
    }

    /** As the clients get it. */
    private static Map<String, Object> consumer(AggregatorConfig config) {
        return new StreamsConfig(StreamsSettings.of(config)).getMainConsumerConfigs("fleetrtt", "c", 1);
    }

    private static Map<String, Object> producer(AggregatorConfig config) {
        return new StreamsConfig(StreamsSettings.of(config)).getProducerConfigs("c");
    }

    @Test
    void rawSettingsReplaceWhatIsOnlySensibleWithAndWithoutPrefix() {
        assertThat(consumer(config(Map.of()))).containsEntry("session.timeout.ms", 10_000);
        assertThat(consumer(config(Map.of("session.timeout.ms", "7000")))).containsEntry("session.timeout.ms", "7000");
        assertThat(consumer(config(Map.of("main.consumer.session.timeout.ms", "8000"))))
                .containsEntry("session.timeout.ms", "8000");
        assertThat(producer(config(Map.of("producer.compression.type", "lz4"))))
                .containsEntry("compression.type", "lz4");
    }

    @Test
    void whatCorrectnessRestsOnIsNotReplaced() {
        Properties settings = StreamsSettings.of(config(Map.of(
                "processing.guarantee", "at_least_once",
                "group.protocol", "streams",
                "application.id", "other",
                "num.stream.threads", "99",
                "transaction.timeout.ms", "900000",
                "ensure.explicit.internal.resource.naming", "false",
                "processing.exception.handler", "org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler",
                "deserialization.exception.handler",
                        "org.apache.kafka.streams.errors.LogAndContinueExceptionHandler")));
        assertThat(settings)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("group.protocol", GroupProtocol.CLASSIC.name)
                .containsEntry("application.id", "fleetrtt-aggregator")
                .containsEntry("transaction.timeout.ms", 10_000)
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("processing.exception.handler", RejectPoison.class)
                .containsEntry("deserialization.exception.handler", RejectForeignPartials.class)
                .containsEntry("num.stream.threads", Runtime.getRuntime().availableProcessors());
    }

    @Test
    void optionsReachTheClients() {
        AggregatorConfig config = config(Map.of()).withInstance(INSTANCE);
        assertThat(StreamsSettings.of(config))
                .containsEntry("num.stream.threads", 3)
                .containsEntry("num.standby.replicas", 1)
                .containsEntry("client.id", "fleetrtt-aggregator-a");
        assertThat(consumer(config))
                .containsEntry("group.instance.id", "a-1")
                .containsEntry("session.timeout.ms", 45_000)
                .containsEntry("fetch.max.bytes", 16 << 20);
        assertThat(producer(config))
                .containsEntry("transaction.timeout.ms", 20_000)
                .containsEntry("compression.type", "lz4");
    }
}
