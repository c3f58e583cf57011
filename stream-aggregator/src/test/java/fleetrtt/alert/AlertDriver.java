package fleetrtt.alert;

import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The alerts' side in Streams' test driver; told windows as the peer side tells them. */
final class AlertDriver implements AutoCloseable {
    private static final String STORE = "alerts";
    private static final String INPUT = "input";

    private final Supplier<RuleSet> rules;
    private final List<AlertInput> inputs = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestInputTopic<Long, Long> input;

    /** @param alert null when there is nothing to tell any more */
    record Told(AlertKey key, @Nullable Alert alert) {
        /** E.g. FIRING or RESOLVED CLEARED; or FORGOTTEN. */
        String state() {
            if (alert == null) {
                return "FORGOTTEN";
            }
            return alert.getState() == AlertState.RESOLVED
                    ? alert.getState() + " " + alert.getResolveReason()
                    : alert.getState().toString();
        }

        Alert value() {
            return Objects.requireNonNull(alert);
        }
    }

    AlertDriver(Supplier<RuleSet> rules) {
        AvroSettings.apply();
        this.rules = rules;
        driver = open();
        input = input();
    }

    private TopologyTestDriver open() {
        Topology topology = new Topology()
                .addSource("source", new LongDeserializer(), new LongDeserializer(), INPUT)
                .addProcessor("feed", this::feeder, "source")
                .addProcessor("alerts", new AlertSide(Stores.inMemoryKeyValueStore(STORE), rules), "feed")
                .addSink("sink", Topics.ALERTS, keys(), values(), "alerts");
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "alert-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
        return new TopologyTestDriver(topology, settings);
    }

    private ContextualProcessor<Long, Long, Long, AlertInput> feeder() {
        return new ContextualProcessor<>() {
            @Override
            public void process(Record<Long, Long> record) {
                context().forward(record.withValue(inputs.get(record.value().intValue())));
            }
        };
    }

    private static Serializer<AlertKey> keys() {
        return (topic, key) -> bytes(() -> AlertKey.getEncoder().encode(key));
    }

    private static Serializer<@Nullable Alert> values() {
        return (topic, alert) ->
                alert == null ? null : bytes(() -> Alert.getEncoder().encode(alert));
    }

    private interface Encoding {
        ByteBuffer encode() throws IOException;
    }

    private static byte[] bytes(Encoding encoding) {
        try {
            ByteBuffer buffer = encoding.encode();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestInputTopic<Long, Long> input() {
        return driver.createInputTopic(INPUT, new LongSerializer(), new LongSerializer());
    }

    AlertDriver send(AlertInput next) {
        inputs.add(next);
        input.pipeInput(0L, (long) (inputs.size() - 1));
        output(Topics.ALERTS).readRecordsToList().forEach(record -> told.add(decoded(record)));
        return this;
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Told decoded(TestRecord<byte[], byte[]> record) {
        try {
            AlertKey key = AlertKey.getDecoder().decode(record.key());
            return new Told(
                    key, record.value() == null ? null : Alert.getDecoder().decode(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A crash: the heap is gone, and what the store was given is found again. */
    void restart() {
        TopologyTestDriver crashed = driver;
        driver = open();
        input = input();
        crashed.<Bytes, byte[]>getKeyValueStore(STORE)
                .all()
                .forEachRemaining(entry -> store().put(entry.key, entry.value));
        crashed.close();
    }

    private KeyValueStore<Bytes, byte[]> store() {
        return driver.getKeyValueStore(STORE);
    }

    /** Everything that was told, in order. */
    List<Told> told() {
        return told;
    }

    /** The same about one subject, states alone. */
    List<String> states(Subject subject) {
        return told.stream()
                .filter(one -> one.key().getSubject().toString().equals(subject.text()))
                .map(Told::state)
                .toList();
    }

    /** Entries in the store, schemas included. */
    int stored() {
        return Math.toIntExact(store().approximateNumEntries());
    }

    /** Records on the changelog since it was last asked. */
    int written() {
        return output("alert-test-" + STORE + "-changelog").readRecordsToList().size();
    }

    @Override
    public void close() {
        driver.close();
    }
}
