package fleetrtt.aggregator.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Fails when another version of Kafka Streams does not ask its caches before it commits, or asks them elsewhere. */
final class CommitHookTest {
    /** Holds what it gets until the commit; then stores how much that was and passes it on. */
    @SuppressWarnings("NullAway.Init")
    private static final class Holding implements Processor<String, String, String, String> {
        private final StringBuilder held = new StringBuilder();
        private ProcessorContext<String, String> context;
        private KeyValueStore<String, String> store;

        @Override
        public void init(ProcessorContext<String, String> context) {
            this.context = context;
            store = context.getStateStore("kept");
            CommitHook hook = context.getStateStore("hook");
            hook.beforeCommit(context, this::passOn);
            context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> held.append('.'));
        }

        private void passOn() {
            store.put("length", String.valueOf(held.length()));
            context.forward(new Record<>("held", held.toString(), 7));
        }

        @Override
        public void process(Record<String, String> record) {
            held.append(record.value());
        }
    }

    private static final class HoldingSupplier implements ProcessorSupplier<String, String, String, String> {
        @Override
        public Processor<String, String, String, String> get() {
            return new Holding();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    CommitHook.builder("hook"),
                    Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore("kept"), Serdes.String(), Serdes.String()));
        }
    }

    @Test
    void runsInTheCommitOfWhatWasProcessedAndItsRecordsAndStateGoWithIt() {
        try (TopologyTestDriver driver = driver()) {
            TestInputTopic<String, String> in =
                    driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            TestOutputTopic<String, String> out =
                    driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
            TestOutputTopic<String, String> changelog = driver.createOutputTopic(
                    "hooked-kept-changelog", new StringDeserializer(), new StringDeserializer());
            in.pipeInput("k", "ab");
            assertThat(out.readKeyValuesToList()).containsExactly(KeyValue.pair("held", "ab"));
            assertThat(changelog.readKeyValuesToList()).containsExactly(KeyValue.pair("length", "2"));
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            assertThat(out.readKeyValuesToList()).containsExactly(KeyValue.pair("held", "ab."));
        }
    }

    private static TopologyTestDriver driver() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "hooked");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
                .process(new HoldingSupplier())
                .to("out", Produced.with(Serdes.String(), Serdes.String()));
        return new TopologyTestDriver(builder.build(), settings);
    }
}
