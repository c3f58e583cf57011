package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The same windows as one would write them first: group by remote, window, aggregate, in the DSL, on generic records,
 * exactly once; every setting that it does not need is the default.
 */
final class Naive implements Subject {
    /** Name of the repartition topic, between the id and its suffix. */
    static final String BY_REMOTE = "by-remote";

    /** Topic of its windows. */
    static final String OUTPUT = "naive.peers.10s";

    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** As long as the aggregator's windows can be revised. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);

    Naive(Cluster cluster, String id, Path state) {
        Properties settings = new Properties();
        settings.putAll(cluster.settings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams = new KafkaStreams(topology(cluster), settings);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
    }

    private static Topology topology(Cluster cluster) {
        Serde<GenericRecord> values = serde(cluster, false);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Topics.INTERVALS,
                        Consumed.with(serde(cluster, true), values)
                                .withTimestampExtractor((record, before) -> NaiveSum.start(record.value())))
                .groupBy(
                        (key, interval) -> interval.get("remote").toString(),
                        Grouped.with(BY_REMOTE, Serdes.String(), values))
                .windowedBy(TimeWindows.ofSizeAndGrace(WINDOW, GRACE))
                .aggregate(
                        NaiveSum::empty,
                        NaiveSum::plus,
                        Materialized.<String, GenericRecord, WindowStore<Bytes, byte[]>>as("peer-windows")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(values))
                .toStream()
                .to(
                        OUTPUT,
                        Produced.with(WindowedSerdes.timeWindowedSerdeFrom(String.class, WINDOW.toMillis()), values));
        return builder.build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The Avro serde is one of objects, as Confluent's is.
    private static Serde<GenericRecord> serde(Cluster cluster, boolean isKey) {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.put("specific.avro.reader", "false");
        Serde serde = Serdes.serdeFrom(new KafkaAvroSerializer(), new KafkaAvroDeserializer());
        serde.configure(settings, isKey);
        return serde;
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return running.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        streams.close();
    }
}
