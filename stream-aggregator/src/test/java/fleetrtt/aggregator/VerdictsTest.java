package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WindowVerdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class VerdictsTest {
    private static final long T = 1_800_000_000_000L;
    private static final long SEED = 20_260_101;
    private static final int HOSTS = 8;
    private static final int PEERS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path stateDir;

    private final TestRegistry registry = new TestRegistry();
    private final Random random = new Random(SEED);
    private final List<TestHost> hosts = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TestFleet fleet;

    @BeforeEach
    void open() {
        for (int host = 0; host < HOSTS; host++) {
            hosts.add(new TestHost("web-" + host));
        }
        fleet = new TestFleet(registry, stateDir.resolve("one"));
    }

    @AfterEach
    void close() {
        fleet.close();
        registry.close();
    }

    private void minute(int minute, int slowHost) {
        Interval interval = new Interval(T + minute * 60_000L, 60_000);
        for (int host = 0; host < HOSTS; host++) {
            for (int peer = 0; peer < PEERS; peer++) {
                long micros = 1_000L + random.nextInt(100);
                long factor = host == slowHost ? 3 : 1;
                fleet.send(hosts.get(host).report("10.0.0." + (1 + peer), interval, samples(factor * micros)));
            }
        }
        fleet.flush();
    }

    private static RttHistogram samples(long micros) {
        long[] all = new long[40];
        Arrays.fill(all, micros);
        return TestHost.rtt(all);
    }

    private List<VerdictWindow> verdictsAfter(int minutes, int slowFrom) {
        for (int minute = 0; minute < minutes; minute++) {
            minute(minute, minute >= slowFrom ? 3 : -1);
        }
        return fleet.read().verdicts();
    }

    @Test
    void aHostThatBecomesSlowIsNamedInTheMinutesInWhichItIs() {
        List<VerdictWindow> windows = verdictsAfter(14, 9);
        assertThat(windows).isNotEmpty();
        for (VerdictWindow window : windows) {
            boolean slow = window.getWindowStart().toEpochMilli() >= T + 9 * 60_000L;
            List<WindowVerdict> verdicts = window.getVerdicts();
            assertThat(verdicts).hasSize(slow ? 1 : 0);
            if (slow) {
                assertThat(verdicts.get(0).getCulprit()).hasToString("host");
                assertThat(verdicts.get(0).getSubject()).hasToString("web-3");
                assertThat(verdicts.get(0).getCellsFor()).isEqualTo(PEERS);
                // The host itself, and each of its peers, which are slow from there.
                assertThat(window.getSlow()).hasSize(1 + PEERS).allMatch(subject -> subject.getVerdict() == 0);
                assertThat(window.getSlow().get(0).getSubject()).hasToString("web-3");
                assertThat(window.getMatrixHosts().get(0)).hasToString("web-3");
                assertThat(window.getCells()).isEqualTo(HOSTS * PEERS);
            }
        }
        assertThat(windows).anyMatch(window -> !window.getVerdicts().isEmpty());
    }

    @Test
    void whatIsOrdinaryOutlivesARestart() {
        verdictsAfter(8, 100);
        fleet = fleet.restarted(stateDir.resolve("two"));
        for (int minute = 8; minute < 12; minute++) {
            minute(minute, 3);
        }
        assertThat(fleet.read().verdicts())
                .isNotEmpty()
                .allMatch(window ->
                        window.getVerdicts().get(0).getSubject().toString().equals("web-3"));
    }
}
