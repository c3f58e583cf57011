package fleetrtt.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.address.IpAddress;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.stack.Stack;
import fleetrtt.edge.collector.CollectorTotals;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.SocketFilter;
import fleetrtt.edge.lab.Connection;
import fleetrtt.query.PeerTopic;
import fleetrtt.query.PeerUpsert;
import fleetrtt.query.PeerWindows;
import fleetrtt.query.Query;
import fleetrtt.terminal.Terminal;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfKernelGrantsBpf
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PipelineIT {
    private static final Pattern ROW = Pattern.compile("^ *\\d+ -> \\d+ *: (\\d+) *\\|", Pattern.MULTILINE);
    private static final Duration SETTLED = Duration.ofSeconds(30);

    /** A minute that has just begun, its grace, and {@link #SETTLED}. */
    private static final Duration CLOSED = Duration.ofMinutes(2);

    @TempDir
    Path data;

    @Test
    void whatTheQueryPrintsIsWhatTheKernelSaw() throws Exception {
        SocketFilter filter = SocketFilter.none().withRemoteAddress(IpAddress.parse("127.0.0.1"));
        Instant from = Instant.now();
        try (Stack stack =
                TestStack.collecting(data, ProbeConfig.byRemoteAddress().withFilter(filter))) {
            talk("127.0.0.1", 20_000);
            CollectorTotals totals = stack.stopCollecting().orElseThrow();
            Instant to = Instant.now();
            assertThat(totals.seen()).isGreaterThan(40_000);
            await().atMost(SETTLED)
                    .untilAsserted(() -> assertThat(printed(stack.cluster(), "127.0.0.1", from, to))
                            .isEqualTo(totals.seen()));
        }
    }

    @Test
    void allPeersOfTheOutputTopicTogetherAreWhatTheKernelSaw() throws Exception {
        Instant from = Instant.now();
        try (Stack stack = TestStack.collecting(data, ProbeConfig.byRemoteAddress())) {
            talk("127.0.0.1", 2_000);
            talk("127.7.7.7", 3_000);
            talk("::1", 1_000);
            CollectorTotals totals = stack.stopCollecting().orElseThrow();
            Instant to = Instant.now();
            assertThat(totals.seen()).isEqualTo(totals.published());
            assertThat(totals.waiting()).isZero();
            await().atMost(SETTLED)
                    .untilAsserted(
                            () -> assertThat(samples(stack.cluster(), from, to)).isEqualTo(totals.seen()));
        }
    }

    /** After the last report only time passes, which has to close the windows for them to be sent. */
    @Test
    void minutesAreWhatTheKernelSawWithoutAnyFurtherReport() throws Exception {
        Instant from = Instant.now();
        try (Stack stack = TestStack.collecting(data, ProbeConfig.byRemoteAddress())) {
            talk("127.0.0.1", 2_000);
            talk("::1", 1_000);
            CollectorTotals totals = stack.stopCollecting().orElseThrow();
            Instant to = Instant.now();
            await().atMost(CLOSED)
                    .untilAsserted(() -> assertThat(samples(stack.cluster(), WindowSize.ONE_MINUTE, from, to))
                            .isEqualTo(totals.seen()));
        }
    }

    @Test
    void aStackThatStartsAgainOnItsDataGoesOnWhereItStopped() throws Exception {
        Instant from = Instant.now();
        long seen = 0;
        for (int life = 0; life < 2; life++) {
            try (Stack stack = TestStack.collecting(data, ProbeConfig.byRemoteAddress())) {
                talk("127.0.0.1", 1_000);
                seen += stack.stopCollecting().orElseThrow().seen();
                long expected = seen;
                Instant to = Instant.now();
                await().atMost(SETTLED)
                        .untilAsserted(() ->
                                assertThat(samples(stack.cluster(), from, to)).isEqualTo(expected));
            }
        }
    }

    private static void talk(String address, int roundTrips) throws Exception {
        try (Connection connection = Connection.open(address)) {
            connection.roundTrips(roundTrips);
        }
    }

    private static long samples(Cluster cluster, Instant from, Instant to) {
        return samples(cluster, WindowSize.TEN_SECONDS, from, to);
    }

    private static long samples(Cluster cluster, WindowSize size, Instant from, Instant to) {
        long start = size.windowAt(from.toEpochMilli()).startMillis();
        Interval span = new Interval(start, size.windowAt(to.toEpochMilli()).endMillis() - start);
        try (PeerTopic topic = PeerTopic.open(cluster, size)) {
            PeerWindows windows = topic.read(span);
            return windows.all().stream()
                    .map(PeerUpsert::rtt)
                    .mapToLong(rtt -> rtt.samples())
                    .sum();
        }
    }

    /** The counts that {@code fleetrtt query peer} prints, added up. */
    private static long printed(Cluster cluster, String remote, Instant from, Instant to) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Terminal.run(
                    new Query(),
                    "peer",
                    remote,
                    "--bootstrap-server=" + cluster.bootstrapServers(),
                    "--schema-registry=" + cluster.schemaRegistry(),
                    "--from=" + from,
                    "--to=" + to);
        } finally {
            System.setOut(before);
        }
        Matcher rows = ROW.matcher(out.toString(StandardCharsets.UTF_8));
        return rows.results().mapToLong(row -> Long.parseLong(row.group(1))).sum();
    }
}
