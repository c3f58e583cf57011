package fleetrtt.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fleetrtt.address.Remote;
import fleetrtt.time.WindowSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Windows of a task that was elsewhere before, from what its store holds and nothing else. */
final class WindowsRestoredTest {
    private static final long T = 1_800_000_000_000L;
    private static final WindowLife LIFE = new WindowLife(Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final byte[] PEER = Subject.of(Remote.parse("192.0.2.1")).bytes();

    private record Sent(WindowKey window, int revision, long samples) {}

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("windows").get();

    private Windows restored() {
        Windows windows = new Windows(LIFE, WindowSize.ONE_HOUR, store);
        windows.restore();
        return windows;
    }

    private static void add(Windows windows, long startMillis) {
        RttSum rtt = new RttSum();
        rtt.addCount(7, 1);
        rtt.addSum(100);
        PackedWriter cell = new PackedWriter();
        Cell.write(cell, rtt, 1, "a".getBytes(StandardCharsets.US_ASCII));
        windows.add(
                WindowKey.holding(WindowSize.TEN_SECONDS, startMillis),
                new Slice().set(PEER),
                new Slice().set(cell.toBytes()));
    }

    private static List<Sent> closed(Windows windows, long clockMillis) {
        List<Sent> all = new ArrayList<>();
        windows.flush(clockMillis, clockMillis, false, (window, subject, cell, revision, closed) -> {
            Cell sum = new Cell();
            sum.fold(cell);
            all.add(new Sent(window, revision, sum.rtt().samples()));
        });
        return all;
    }

    @Test
    void aMinuteOfWhichOnlyFinerWindowsAreStoredStillCloses() {
        Windows first = restored();
        add(first, T);
        add(first, T + 10_000);
        assertThat(closed(first, T + 50_000)).hasSize(2);
        Windows second = restored();
        assertThat(second.isDue(T + 89_999)).isFalse();
        assertThat(second.isDue(T + 90_000)).isTrue();
        assertThat(closed(second, T + 90_000))
                .containsExactly(new Sent(WindowKey.holding(WindowSize.ONE_MINUTE, T), 0, 2));
        assertThat(closed(restored(), T + 91_000)).isEmpty();
    }

    @Test
    void windowsOfAnotherLayoutAreRefused() {
        Windows first = restored();
        add(first, T);
        assertThat(closed(first, T)).isEmpty();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            // In place: what the store holds.
            all.next().value[0] = 5;
        }
        assertThatIllegalStateException()
                .isThrownBy(this::restored)
                .withMessage("stored state has layout 5 and not 0, so it is of another version: begin with another"
                        + " --application-id");
    }
}
