package fleetrtt.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people and programs read, against files beside this class. */
final class GoldenTest {
    private static final Interval WINDOW = new Interval(1_800_000_000_000L, 10_000);

    private static PeerUpsert upsert(String remote, int hosts, long... counts) {
        Log2Histogram slots = Log2Histogram.ofCounts(5, counts);
        RttHistogram rtt = new RttHistogram(slots, 700 * slots.total(), OptionalLong.of(31));
        return new PeerUpsert(Remote.parse(remote), WINDOW, rtt, hosts, 0, true);
    }

    private static final List<PeerUpsert> PEERS = List.of(
            upsert("192.0.2.1", 12, 3, 40, 512, 60, 2),
            upsert("2001:db8::a:1", 1, 0, 0, 0, 0, 0, 0, 1),
            upsert("198.51.100.77", 1_234, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12_345_678, 90, 0, 0, 0, 0, 40_000_000),
            upsert("other", 3, 7));

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(GoldenTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String text(Map<String, Object> json) throws IOException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static PeersAnswer peers(PeerSort sort) {
        return new PeersAnswer(
                WINDOW, sort.sorted(PEERS.stream().map(PeerRow::of).toList()));
    }

    @Test
    void peersAsATable() throws IOException {
        assertThat(text(peers(PeerSort.P99).table())).isEqualTo(golden("peers.txt"));
    }

    @Test
    void peersByAddress() throws IOException {
        assertThat(text(peers(PeerSort.ADDRESS).table())).isEqualTo(golden("peers-by-address.txt"));
    }

    @Test
    void peersAsJson() throws IOException {
        assertThat(text(peers(PeerSort.SAMPLES).json())).isEqualTo(golden("peers.json"));
    }

    private static PeerAnswer peer() {
        PeerUpsert first = upsert("127.0.0.1", 2, 3, 40, 512, 60, 2);
        Interval later = new Interval(WINDOW.startMillis() + 290_000, 10_000);
        PeerUpsert last = new PeerUpsert(first.remote(), later, first.rtt(), 2, 0, false);
        return PeerAnswer.of(List.of(first, last));
    }

    @Test
    void onePeerAsTcprttPrintsIt() throws IOException {
        assertThat(text(peer().table())).isEqualTo(golden("peer.txt"));
    }

    @Test
    void onePeerAsJson() throws IOException {
        assertThat(text(peer().json())).isEqualTo(golden("peer.json"));
    }
}
