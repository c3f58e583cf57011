package fleetrtt.query;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerWindowsTest {
    private static final Remote A = Remote.parse("192.0.2.1");
    private static final Remote B = Remote.parse("192.0.2.2");

    private static PeerUpsert upsert(Remote remote, long start, int revision, boolean closed) {
        RttHistogram rtt = new RttHistogram(Log2Histogram.ofValues(revision + 1), revision + 1, OptionalLong.empty());
        return new PeerUpsert(remote, new Interval(start, 10_000), rtt, 1, revision, closed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theHighestRevisionStandsWhateverTheOrder(long seed) {
        List<PeerUpsert> upserts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            upserts.add(upsert(i % 2 == 0 ? A : B, 10_000L * (i / 20), i % 20 / 2, false));
        }
        Collections.shuffle(upserts, new Random(seed));
        PeerWindows windows = new PeerWindows();
        upserts.forEach(windows::add);
        assertThat(windows.of(A)).extracting(PeerUpsert::revision).containsExactly(9, 9, 9, 9, 9);
        assertThat(windows.of(B))
                .extracting(peer -> peer.window().startMillis())
                .containsExactly(0L, 10_000L, 20_000L, 30_000L, 40_000L);
    }

    @Test
    void onlyHigherRevisionsAreNews() {
        PeerWindows windows = new PeerWindows();
        assertThat(windows.add(upsert(A, 0, 1, false))).isTrue();
        assertThat(windows.add(upsert(A, 0, 1, false))).isFalse();
        assertThat(windows.add(upsert(A, 0, 0, false))).isFalse();
        assertThat(windows.add(upsert(A, 0, 2, true))).isTrue();
    }

    @Test
    void theNewestClosedWindowComesBeforeNewerOpenOnes() {
        PeerWindows windows = new PeerWindows();
        windows.add(upsert(A, 10_000, 0, true));
        windows.add(upsert(B, 10_000, 0, false));
        windows.add(upsert(A, 20_000, 0, false));
        assertThat(windows.newest()).contains(new Interval(10_000, 10_000));
        assertThat(windows.in(new Interval(10_000, 10_000)))
                .extracting(PeerUpsert::remote)
                .containsExactlyInAnyOrder(A, B);
    }

    @Test
    void whileNoWindowIsClosedTheNewestIsTheYoungest() {
        PeerWindows windows = new PeerWindows();
        assertThat(windows.newest()).isEmpty();
        windows.add(upsert(A, 20_000, 0, false));
        windows.add(upsert(A, 10_000, 0, false));
        assertThat(windows.newest()).contains(new Interval(20_000, 10_000));
    }

    @Test
    void whatIsForgottenStartedBefore() {
        PeerWindows windows = new PeerWindows();
        windows.add(upsert(A, 10_000, 0, false));
        windows.add(upsert(A, 20_000, 0, false));
        windows.forgetBefore(20_000);
        assertThat(windows.of(A))
                .extracting(peer -> peer.window().startMillis())
                .containsExactly(20_000L);
    }
}
