package fleetrtt.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Other;
import fleetrtt.address.Remote;
import fleetrtt.edge.health.TopPeers.Shown;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopPeersTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static Remote peer(int number) {
        return IpAddress.parse("10.0." + number / 256 + "." + number % 256);
    }

    private static RttHistogram samples(long count) {
        return new RttHistogram(Log2Histogram.ofCounts(5, count), 40 * count, OptionalLong.empty());
    }

    private static long all(Shown shown) {
        return shown.departed()
                + shown.other().samples()
                + shown.rest().samples()
                + shown.peers().values().stream()
                        .mapToLong(RttHistogram::samples)
                        .sum();
    }

    @Test
    void theBusiestAreShownFromTheirFirstSampleOnAndTheRestTogether() {
        TopPeers top = new TopPeers(2);
        top.add(Map.of(peer(1), samples(10), peer(2), samples(20), peer(3), samples(30)), INTERVAL);
        assertThat(top.shown().peers()).containsOnlyKeys("10.0.0.2", "10.0.0.3");
        assertThat(top.shown().rest().samples()).isEqualTo(10);
    }

    @Test
    void aPeerThatIsALittleBusierDoesNotTakeAPlaceAndOneThatIsTwiceAsBusyDoes() {
        TopPeers top = new TopPeers(1);
        top.add(Map.of(peer(1), samples(100)), INTERVAL);
        top.add(Map.of(peer(2), samples(150)), INTERVAL);
        assertThat(top.shown().peers()).containsOnlyKeys("10.0.0.1");
        top.add(Map.of(peer(2), samples(150)), INTERVAL);
        assertThat(top.shown().peers()).containsOnlyKeys("10.0.0.2");
        assertThat(top.shown().peers().get("10.0.0.2")).isEqualTo(samples(150));
        assertThat(top.shown().departed()).isEqualTo(100);
        assertThat(top.shown().rest().samples()).isEqualTo(150);
    }

    @Test
    void whatWasBusyLongAgoGivesWay() {
        TopPeers top = new TopPeers(1);
        top.add(Map.of(peer(1), samples(1_000)), INTERVAL);
        top.add(Map.of(peer(2), samples(10)), Duration.ofHours(3));
        assertThat(top.shown().peers()).containsOnlyKeys("10.0.0.2");
    }

    @Test
    void samplesWithoutRoomInTheKernelTakeNoPlace() {
        TopPeers top = new TopPeers(1);
        top.add(Map.of(Other.OTHER, samples(1_000), peer(1), samples(1)), INTERVAL);
        assertThat(top.shown().peers()).containsOnlyKeys("10.0.0.1");
        assertThat(top.shown().other()).isEqualTo(samples(1_000));
    }

    @Test
    void noSampleIsLostOrCountedTwiceAndNothingShownEverShrinksWhilePeersComeAndGo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TopPeers top = new TopPeers(5);
        long added = 0;
        Shown before = top.shown();
        for (int drain = 0; drain < 500; drain++) {
            Map<Remote, RttHistogram> drained = new HashMap<>();
            for (int entry = 0; entry < 40; entry++) {
                drained.put(
                        peer(drain / 10 + random.nextInt(60)), samples(1 + random.nextInt(1 << random.nextInt(12))));
            }
            added += drained.values().stream().mapToLong(RttHistogram::samples).sum();
            top.add(drained, INTERVAL);
            Shown now = top.shown();
            assertThat(all(now)).as("seed %d", seed).isEqualTo(added);
            assertThat(now.peers()).hasSizeLessThanOrEqualTo(5);
            assertThat(now.rest().samples())
                    .isGreaterThanOrEqualTo(before.rest().samples());
            if (now.departed() == before.departed()) {
                before.peers()
                        .forEach((name, rtt) -> assertThat(now.peers())
                                .as("seed %d", seed)
                                .hasEntrySatisfying(
                                        name,
                                        later -> assertThat(later.samples()).isGreaterThanOrEqualTo(rtt.samples())));
            }
            before = now;
        }
        assertThat(before.departed()).as("seed %d", seed).isPositive();
    }

    @Test
    void withoutPlacesAllAreTheRest() {
        TopPeers top = new TopPeers(0);
        top.add(Map.of(peer(1), samples(7)), INTERVAL);
        assertThat(top.shown().peers()).isEmpty();
        assertThat(top.shown().rest()).isEqualTo(samples(7));
    }
}
