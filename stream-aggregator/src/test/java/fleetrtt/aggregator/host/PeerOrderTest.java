package fleetrtt.aggregator.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PeerOrderTest {
    private static final int GENERATION = 1;

    private final PeerOrder order = new PeerOrder();
    private final Map<String, BatchPeer> known = new HashMap<>();
    private long interval;

    private BatchPeer peer(String address) {
        return known.computeIfAbsent(
                address, text -> new BatchPeer(text.getBytes(US_ASCII), Subject.of(Remote.parse(text)), 0, GENERATION));
    }

    /** An interval's reports; of how many addresses the turn had come. */
    private int expected(String... addresses) {
        interval += 10_000;
        int expected = 0;
        for (String address : addresses) {
            BatchPeer found = order.next(new Slice().set(address.getBytes(US_ASCII)), interval, GENERATION);
            if (found == null) {
                order.put(peer(address));
            } else {
                assertThat(found).isSameAs(peer(address));
                expected++;
            }
        }
        return expected;
    }

    @Test
    void whatIsNamedInTheSameOrderIsExpected() {
        assertThat(expected("192.0.2.1", "192.0.2.2", "192.0.2.3")).isZero();
        assertThat(expected("192.0.2.1", "192.0.2.2", "192.0.2.3")).isEqualTo(3);
    }

    @Test
    void oneMoreOrOneLessIsLearntInOneInterval() {
        expected("192.0.2.1", "192.0.2.2", "192.0.2.3");
        assertThat(expected("192.0.2.1", "192.0.2.9", "192.0.2.2", "192.0.2.3")).isEqualTo(1);
        assertThat(expected("192.0.2.1", "192.0.2.9", "192.0.2.2", "192.0.2.3")).isEqualTo(4);
        assertThat(expected("192.0.2.1", "192.0.2.3")).isEqualTo(1);
        assertThat(expected("192.0.2.1", "192.0.2.3")).isEqualTo(2);
        assertThat(expected("192.0.2.1", "192.0.2.3", "192.0.2.2")).isEqualTo(2);
    }

    @Test
    void nobodyIsExpectedOfThoseThatWereForgotten() {
        expected("192.0.2.1");
        Slice text = new Slice().set("192.0.2.1".getBytes(US_ASCII));
        assertThat(order.next(text, interval + 10_000, GENERATION + 1)).isNull();
        assertThat(order.next(text, interval + 20_000, GENERATION)).isNull();
    }
}
