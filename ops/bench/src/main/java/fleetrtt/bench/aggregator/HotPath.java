package fleetrtt.bench.aggregator;

import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.KafkaAvroDeserializer;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.Topics;
import fleetrtt.wire.WireHistograms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps of the hot path one by one, by JMH: decode, merge, encode. Goes round some thousand reports as a fleet sends
 * them, different enough that branches are not all predicted. {@code fleetrtt bench micro}, whose options are JMH's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH calls open before anything else.
public class HotPath {
    private static final int HOSTS = 64;
    private static final int REMOTES = 64;
    private static final int ALL = HOSTS * REMOTES;

    private final List<IntervalReport> reports = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private final List<PeerWindow> windows = new ArrayList<>();
    private final FloorTable table = new FloorTable(false);
    private Scratch scratch;
    private DevelopmentRegistry registry;
    private KafkaAvroSerializer serializer;
    private KafkaAvroDeserializer deserializer;
    private RttHistogram sum = RttHistogram.empty();
    private int next;

    @Setup
    public void open() {
        scratch = Scratch.create();
        registry = new DevelopmentRegistry(0, scratch.folder());
        registry.start();
        Map<String, Object> settings = Map.of("schema.registry.url", registry.url(), "specific.avro.reader", "true");
        serializer = new KafkaAvroSerializer();
        serializer.configure(settings, false);
        deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, false);
        FleetModel model = FleetModel.of(FleetShape.of(HOSTS, REMOTES, 1_000, 1_800_000_000_000L));
        for (int host = 0; host < HOSTS; host++) {
            model.reports(host, 0, report -> keep(report.toReport()));
        }
    }

    private void keep(IntervalReport report) {
        reports.add(report);
        bytes.add(Objects.requireNonNull(serializer.serialize(Topics.INTERVALS, report.toWire())));
        IntervalHistogram wire = report.toWire();
        windows.add(new PeerWindow(
                wire.getRemote(),
                wire.getIntervalStart(),
                wire.getIntervalMillis(),
                wire.getFirstSlot(),
                WireHistograms.counts(report.rtt().slots()),
                wire.getSumMicros(),
                wire.getMinRttMicros(),
                wire.getFresh(),
                1,
                List.of(),
                null,
                null,
                0,
                false));
    }

    @TearDown
    public void close() throws IOException {
        registry.close();
        scratch.remove();
    }

    private int next() {
        next = (next + 1) % ALL;
        return next;
    }

    /** By the deserializer, into the generated class and then into values. */
    @Benchmark
    public Object decode() {
        Object wire = deserializer.deserialize(Topics.INTERVALS, bytes.get(next()));
        return IntervalReport.of((IntervalHistogram) Objects.requireNonNull(wire));
    }

    /** As the floor does it: by hand, and into its table. */
    @Benchmark
    public Object decodeAndMergeByHand() {
        table.add(bytes.get(next()));
        return table;
    }

    /** Two histograms as values. */
    @Benchmark
    public Object merge() {
        sum = sum.samples() > Long.MAX_VALUE / 2 ? RttHistogram.empty() : sum;
        sum = sum.plus(reports.get(next()).rtt());
        return sum;
    }

    /** A window for the output topic. */
    @Benchmark
    public Object encode() {
        return Objects.requireNonNull(serializer.serialize(Topics.peers(WindowSize.TEN_SECONDS), windows.get(next())));
    }
}
