package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.edge.kernel.Counters;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.system.TopicRecords;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collector whose host talks to other peers all the time, and at length to a few. */
@EnabledIfKernelGrantsBpf
@Timeout(value = 2, unit = TimeUnit.HOURS) // For a long run; every single wait has a limit of its own.
class SoakIT {
    private static final Duration LENGTH = Duration.ofSeconds(Effort.times(15, 3_600));
    private static final Duration MOST = Duration.ofSeconds(Effort.times(25, 6_000));
    private static final long SAMPLES = Effort.times(3_000_000, 1_000_000_000);
    private static final Duration STAY = Duration.ofMillis(1_500);
    private static final int AT_ONCE = 250;
    private static final int IN_ALL = 60_000;
    private static final long MOST_KIBIBYTES = 128 * 1024;

    /** What may come and go: a connection, a file that is being replaced. */
    private static final long FEW_DESCRIPTORS = 4;

    private static final String HOST = "soak";

    @TempDir
    Path folder;

    @Test
    @FaultRow(
            name = "soak",
            injection = "a host whose peers are others all the time; in a long run for an hour and at least a milliard"
                    + " samples",
            invariant =
                    "all that the kernel showed is published, and what it did not is counted; resident memory stays within 128 MiB, and in the last"
                            + " quarter neither memory nor descriptors are more than in the second")
    void withPeersThatChangeAllTheTimeNothingGrowsAndNothingIsLost(TestReporter reporter) throws Exception {
        List<Footprint> footprints = new ArrayList<>();
        try (TestKafka kafka = TestKafka.started(folder);
                Peers peers = Peers.connect(AT_ONCE);
                Oracle oracle = Oracle.watching(peers.port());
                CollectorProcess collector = CollectorProcess.start(
                        CollectorProcess.jvmAsShipped(),
                        kafka.cluster(),
                        HOST,
                        folder.resolve("state"),
                        "-P",
                        Integer.toString(peers.port()))) {
            collector.awaitCollecting();
            Counters before = oracle.counters();
            int moves = 0;
            Duration took = Duration.ZERO;
            Duration used;
            try (BulkFlows flows = BulkFlows.start(folder, peers.port())) {
                long began = System.nanoTime();
                while (took.compareTo(LENGTH) < 0 || oracle.seen() - before.seen() < SAMPLES) {
                    assertThat(took).isLessThan(MOST);
                    flows.requireAlive();
                    moves++;
                    peers.moveTo(moves * AT_ONCE % IN_ALL, AT_ONCE);
                    peers.roundTrips(20);
                    peers.burst();
                    footprints.add(Footprint.of(collector.pid()));
                    TimeUnit.NANOSECONDS.sleep(began + moves * STAY.toNanos() - System.nanoTime());
                    took = Duration.ofNanos(System.nanoTime() - began);
                }
                used = flows.cpu();
            }
            assertThat(collector.terminate()).isZero();
            Counters after = oracle.counters();
            Heartbeat last = last(Published.heartbeats(kafka.cluster(), HOST));
            long seen = after.seen() - before.seen();
            long missed = after.missed() - before.missed();
            long published = published(kafka);
            Map<String, String> figures = figures(footprints);
            figures.put("length", took.toSeconds() + " s");
            figures.put("peers", Integer.toString(moves * AT_ONCE));
            figures.put("samples published", Long.toString(published));
            figures.put("samples a second", Long.toString(published * 1_000 / took.toMillis()));
            figures.put("CPU of the bulk flows", used.toSeconds() + " s");
            figures.put("segments the kernel did not show the collector", Long.toString(last.getMissed()));
            figures.put("samples another program saw", seen + ", and was not shown " + missed);
            reporter.publishEntry(figures);
            assertThat(published).isEqualTo(last.getSeen()).isEqualTo(last.getDrained());
            assertThat(published).isBetween(seen - last.getMissed(), seen + missed);
        }
        assertSteady(footprints);
    }

    private static long published(TestKafka kafka) {
        AtomicLong samples = new AtomicLong();
        TopicRecords.read(
                kafka.cluster(),
                Topics.INTERVALS,
                record -> samples.addAndGet(IntervalReport.of((IntervalHistogram) record.value())
                        .rtt()
                        .samples()));
        return samples.get();
    }

    private static void assertSteady(List<Footprint> footprints) {
        LongSummaryStatistics second = resident(quarter(footprints, 1));
        LongSummaryStatistics last = resident(quarter(footprints, 3));
        assertThat(last.getMax()).isLessThanOrEqualTo(MOST_KIBIBYTES);
        assertThat(descriptors(quarter(footprints, 3)))
                .isLessThanOrEqualTo(descriptors(quarter(footprints, 1)) + FEW_DESCRIPTORS);
        if (Effort.isLong()) {
            // In short runs the JVM is still growing into its heap.
            assertThat(last.getAverage()).isLessThanOrEqualTo(second.getAverage() * 1.05);
        }
    }

    private static List<Footprint> quarter(List<Footprint> all, int number) {
        return all.subList(all.size() * number / 4, all.size() * (number + 1) / 4);
    }

    private static Heartbeat last(List<Heartbeat> heartbeats) {
        return heartbeats.get(heartbeats.size() - 1);
    }

    private static LongSummaryStatistics resident(List<Footprint> footprints) {
        return footprints.stream().mapToLong(Footprint::residentKibibytes).summaryStatistics();
    }

    private static long descriptors(List<Footprint> footprints) {
        return footprints.stream().mapToLong(Footprint::descriptors).max().orElse(0);
    }

    private static Map<String, String> figures(List<Footprint> footprints) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (int number = 0; number < 4; number++) {
            List<Footprint> quarter = quarter(footprints, number);
            figures.put(
                    "quarter " + (number + 1),
                    "resident " + mebibytes(resident(quarter).getAverage()) + " on average, "
                            + mebibytes((double) resident(quarter).getMax()) + " at most; " + descriptors(quarter)
                            + " descriptors at most");
        }
        return figures;
    }

    /** Rounded to the nearest. */
    private static String mebibytes(double kibibytes) {
        return Math.round(kibibytes / 1024) + " MiB";
    }
}
