package fleetrtt.aggregator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fleetrtt.aggregator.TestHeartbeat;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.WindowLife;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

final class HostsTest {
    private static final long T = 1_800_000_000_000L;
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final int PARTITION = 3;
    private static final int FIRST = PARTITION << 21;

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("hosts").get();
    private final Hosts hosts = new Hosts(store, PARTITION);

    private HostLedger heard(String name, long appendMillis) {
        HostLedger ledger = hosts.of(name);
        ledger.advance(1, appendMillis);
        ledger.heard(appendMillis);
        return ledger;
    }

    private static Slice slice(String name) {
        return new Slice().set(name.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aHostThatIsSilentForAWeekIsForgotten() {
        HostLedger silent = heard("silent", T);
        HostLedger heard = heard("heard", T + 1);
        hosts.save();
        assertThat(hosts.forgetSilent(T + WEEK)).isEmpty();
        assertThat(hosts.forgetSilent(T + WEEK + 1)).containsExactly(silent);
        assertThat(hosts.all()).containsExactly(heard);
        assertThat(hosts.find(slice("silent"))).isNull();
        Hosts restarted = restarted();
        assertThat(restarted.find(slice("silent"))).isNull();
        assertThat(restarted.find(slice("heard"))).isNotNull();
    }

    private Hosts restarted() {
        Hosts restarted = new Hosts(store, PARTITION);
        restarted.restore();
        return restarted;
    }

    private List<byte[]> chunks() {
        List<byte[]> chunks = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> chunks.add(entry.value));
        }
        return chunks;
    }

    @Test
    void manyHostsAreFewRecordsAndWhatIsStaleIsWrittenAnew() {
        int most = 0;
        for (int commit = 1; commit <= 50; commit++) {
            for (int host = 0; host < 5_000; host++) {
                if (host % 10 == commit % 10) {
                    heard("host-" + host, T + commit);
                }
            }
            hosts.save();
            most = Math.max(most, chunks().size());
        }
        assertThat(most).isBetween(10, 22);
        assertThat(chunks().size()).as("since all were written anew").isBetween(6, 12);
        Hosts restarted = restarted();
        assertThat(restarted.all()).hasSize(5_000);
        for (HostLedger host : hosts.all()) {
            HostLedger restored = restarted.of(host.text());
            assertThat(restored.number()).isEqualTo(host.number());
            assertThat(restored.advance(1, T + 40)).isFalse();
            assertThat(restored.advance(1, T + 51)).isTrue();
        }
    }

    @Test
    void restartedHostsAreStoredBehindWhatIsThere() {
        heard("a", T);
        heard("b", T);
        hosts.save();
        Hosts restarted = restarted();
        restarted.of("a").advance(1, T + 1);
        restarted.save();
        assertThat(restarted().find(slice("b"))).isNotNull();
        restarted.of("a").advance(1, T + 2);
        restarted.of("b").advance(1, T + 2);
        restarted.save();
        assertThat(chunks()).hasSize(1);
        assertThat(restarted().of("a").advance(1, T + 2)).isFalse();
        assertThat(restarted().of("b").advance(1, T + 3)).isTrue();
    }

    @Test
    void aNumberThatWasGivenAgainIsTheNewHostsAfterARestart() {
        heard("a", T);
        heard("b", T + WEEK);
        hosts.save();
        hosts.forgetSilent(T + WEEK + 1);
        heard("c", T + WEEK);
        hosts.save();
        Hosts restarted = restarted();
        assertThat(restarted.of("c").number()).isEqualTo(FIRST);
        assertThat(restarted.of("d").number()).isEqualTo(FIRST + 2);
    }

    @Test
    void untilSomethingHasComeNobodyIsForgotten() {
        heard("a", T);
        assertThat(hosts.forgetSilent(WindowLife.NO_TIME)).isEmpty();
    }

    @Test
    void aNumberIsGivenAgainOnceItsHostIsForgotten() {
        heard("a", T);
        heard("b", T + WEEK);
        assertThat(hosts.of("b").number()).isEqualTo(FIRST + 1);
        hosts.forgetSilent(T + WEEK + 1);
        assertThat(hosts.of("c").number()).isEqualTo(FIRST);
        assertThat(hosts.of("d").number()).isEqualTo(FIRST + 2);
        assertThat(hosts.of("b").number()).isEqualTo(FIRST + 1);
    }

    @Test
    void afterARestartNumbersStandAndSilenceGoesOn() {
        hosts.of("a").beat(TestHeartbeat.of("a", T, 1, 0), T);
        hosts.of("b").beat(TestHeartbeat.of("b", T, 1, 0), T + WEEK);
        hosts.forgetSilent(T + WEEK + 1);
        hosts.save();
        Hosts restarted = new Hosts(store, PARTITION);
        restarted.restore();
        HostLedger b = restarted.of("b");
        assertThat(b.number()).isEqualTo(FIRST + 1);
        assertThat(restarted.of("c").number()).isEqualTo(FIRST);
        assertThat(restarted.forgetSilent(T + 2 * WEEK + 1)).containsExactly(b);
    }

    @Test
    void hostsOfAnotherLayoutAreRefused() {
        heard("a", T);
        hosts.save();
        chunks().get(0)[0] = 5;
        assertThatIllegalStateException()
                .isThrownBy(this::restarted)
                .withMessageStartingWith("stored state has layout 5")
                .withMessageEndingWith("--application-id");
    }
}
