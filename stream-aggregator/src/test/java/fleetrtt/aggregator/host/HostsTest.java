package fleetrtt.aggregator.host;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.aggregator.TestHeartbeat;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.WindowLife;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
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
        assertThat(store.get(Bytes.wrap(silent.name()))).isNull();
        assertThat(store.get(Bytes.wrap(heard.name()))).isNotNull();
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
}
