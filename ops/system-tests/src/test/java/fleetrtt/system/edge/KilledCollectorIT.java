package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.system.kafka.EnabledIfKafka;
import fleetrtt.wire.IntervalReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL costs at most the samples since the last drain, SIGTERM none; nothing comes twice. */
@FaultRow(
        name = "collector-killed",
        injection = "kill -9 at random moments, and between drained, sent, acknowledged and deleted; SIGTERM",
        invariant = "lost is only what came after the last drain, with SIGTERM nothing; nothing comes twice")
@EnabledIfKernelGrantsBpf
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class KilledCollectorIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LIVES = Effort.times(5, 100);

    private TestKafka kafka;
    private Peers peers;
    private Oracle oracle;
    private String host;

    @TempDir
    Path state;

    @BeforeAll
    void startKafka(@TempDir Path folder) throws Exception {
        kafka = TestKafka.started(folder);
    }

    @AfterAll
    void stopKafka() throws Exception {
        kafka.close();
    }

    @BeforeEach
    void connect(TestInfo test) throws Exception {
        host = test.getTestMethod().orElseThrow().getName();
        peers = Peers.connect(20);
        oracle = Oracle.watching(peers.port());
    }

    @AfterEach
    void disconnect() throws Exception {
        oracle.close();
        peers.close();
        kafka.proxy().admit();
    }

    private CollectorProcess collecting() throws Exception {
        return CollectorProcess.collecting(kafka.cluster(), host, state, peers.port());
    }

    private Published published() {
        return Published.read(kafka.cluster(), host);
    }

    @Test
    void sigtermLosesNothing() throws Exception {
        try (CollectorProcess collector = collecting()) {
            peers.roundTrips(200);
            assertThat(collector.terminate()).isZero();
        }
        assertThat(oracle.seen()).isGreaterThanOrEqualTo(4_000);
        assertThat(published().samples() + Waiting.in(state).samples()).isEqualTo(oracle.seen());
    }

    @Test
    void sigtermWithoutBrokerKeepsAllInTheOutbox() throws Exception {
        kafka.proxy().refuse();
        try (CollectorProcess collector = collecting()) {
            peers.roundTrips(200);
            assertThat(collector.terminate()).isZero();
        }
        kafka.proxy().admit();
        assertThat(published().samples()).isZero();
        assertThat(Waiting.in(state).samples()).isEqualTo(oracle.seen()).isPositive();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES) // For a hundred lives; every single wait has a limit of its own.
    void killedAtRandomMomentsItLosesOnlyWhatCameAfterTheLastDrain(TestReporter reporter) throws Exception {
        long seed = Effort.seed();
        Random random = new Random(seed);
        List<Life> lives = new ArrayList<>();
        for (int life = 0; life < LIVES; life++) {
            lives.add(liveAndDie(300 + random.nextInt(1500)));
        }
        try (CollectorProcess last = collecting()) {
            assertThat(last.terminate()).isZero();
        }
        Published published = published();
        long seen = lives.get(LIVES - 1).seenAtDeath;
        reporter.publishEntry(Map.of(
                "seed", Long.toString(seed),
                "kills", Integer.toString(LIVES),
                "samples seen by the kernel", Long.toString(seen),
                "samples lost, all after a last drain", Long.toString(seen - published.samples())));
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            long end = i + 1 < lives.size() ? lives.get(i + 1).startMillis : Long.MAX_VALUE;
            life.check(published, end, "seed " + seed + " life " + i);
        }
    }

    /** Under traffic all the while, so that there always is something to lose. */
    private Life liveAndDie(int millis) throws Exception {
        Life life = new Life(System.currentTimeMillis(), oracle.seen());
        try (CollectorProcess collector = collecting()) {
            Peers.Traffic traffic = peers.keepTalking(2);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < end) {
                life.look(oracle);
            }
            collector.kill();
            traffic.stop();
            life.seenAtDeath = oracle.seen();
        }
        return life;
    }

    /** What the kernel had counted, and when, while one process lived. */
    private static final class Life {
        private final long startMillis;
        private final long seenBefore;
        private final NavigableMap<Long, Long> seenAt = new TreeMap<>();
        private long seenAtDeath;

        Life(long startMillis, long seenBefore) {
            this.startMillis = startMillis;
            this.seenBefore = seenBefore;
            seenAt.put(startMillis, seenBefore);
        }

        void look(Oracle oracle) {
            long seen = oracle.seen();
            seenAt.put(System.currentTimeMillis(), seen);
        }

        void check(Published all, long nextStartMillis, String which) {
            List<IntervalReport> own = all.reports().stream()
                    .filter(report -> report.interval().startMillis() >= startMillis
                            && report.interval().startMillis() < nextStartMillis)
                    .toList();
            long samples =
                    own.stream().mapToLong(report -> report.rtt().samples()).sum();
            long lastDrain = own.stream()
                    .map(report -> report.interval().endMillis())
                    .max(Comparator.naturalOrder())
                    .orElse(startMillis);
            long seenByThen = seenAt.floorEntry(lastDrain).getValue() - seenBefore;
            long seen = seenAtDeath - seenBefore;
            System.out.println(which + ": seen " + seen + ", by the last drain " + seenByThen + ", kept " + samples);
            assertThat(samples).as(which).isBetween(seenByThen, seen);
        }
    }

    @Test
    void killedBeforeItCouldSendItHasAllItDrained() throws Exception {
        kafka.proxy().refuse();
        try (CollectorProcess collector = collecting()) {
            peers.roundTrips(100);
            awaitDrained();
            collector.kill();
        }
        long seen = oracle.seen();
        assertThat(Waiting.in(state).samples()).isEqualTo(seen).isPositive();
        kafka.proxy().admit();
        sendTheRest();
        assertThat(published().samples()).isEqualTo(seen);
        assertThat(published().replayed()).isZero();
    }

    @Test
    void killedBetweenSendingAndTheAnswerItSendsAgainUnderTheSameNames() throws Exception {
        try (CollectorProcess collector = collecting()) {
            while (!reachesTheBrokerUnheard()) {
                kafka.proxy().refuse();
                kafka.proxy().admit();
            }
            awaitDrained();
            collector.kill();
        }
        long seen = oracle.seen();
        assertThat(Waiting.in(state).rows()).isPositive();
        sendTheRest();
        assertThat(published().samples()).isEqualTo(seen);
        assertThat(published().replayed()).isPositive();
    }

    @Test
    void killedWhenAllIsAcknowledgedItSendsNothingAgain() throws Exception {
        try (CollectorProcess collector = collecting()) {
            peers.roundTrips(10);
            awaitPublished(oracle.seen());
            awaitDrained();
            collector.kill();
        }
        assertThat(Waiting.in(state).rows()).isZero();
        sendTheRest();
        assertThat(published().samples()).isEqualTo(oracle.seen());
        assertThat(published().replayed()).isZero();
    }

    /** Whether the broker has an interval of whose answer the collector will never hear; else a heartbeat's was held. */
    private boolean reachesTheBrokerUnheard() throws Exception {
        peers.roundTrips(10);
        long before = oracle.seen();
        awaitPublished(before);
        kafka.proxy().holdAnswersOfTheConnected();
        peers.roundTrips(10);
        try {
            await().atMost(Duration.ofSeconds(2)).until(() -> published().samples() > before);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private void awaitPublished(long samples) {
        await().atMost(SOON).until(() -> published().samples() == samples);
    }

    /** Until nothing has been written to the outbox for ten intervals without traffic: all is drained. */
    private void awaitDrained() {
        long quiet = 10 * CollectorProcess.INTERVAL.toMillis();
        long start = System.currentTimeMillis();
        await().atMost(SOON)
                .until(() -> System.currentTimeMillis() - Math.max(start, Waiting.lastWrite(state)) > quiet);
    }

    /** A next life that ends in peace. */
    private void sendTheRest() throws Exception {
        long before = published().samples() + Waiting.in(state).samples();
        try (CollectorProcess next = collecting()) {
            await().atMost(SOON)
                    .until(() -> published().samples() >= before || !next.said().isEmpty());
            assertThat(next.terminate()).isZero();
        }
        assertThat(Waiting.in(state).rows()).isZero();
    }
}
