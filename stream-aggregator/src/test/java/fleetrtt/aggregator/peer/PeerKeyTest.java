package fleetrtt.aggregator.peer;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.time.WindowSize;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerKeyTest {
    private static final List<String> REMOTES = List.of("192.0.2.1", "192.0.2.10", "2001:db8::1", "other");

    private static Stream<PeerKey> keys(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> new PeerKey(
                        List.of(WindowSize.values()).get(random.nextInt(3)),
                        (random.nextInt(1_000) - 500) * 3_600_000L,
                        REMOTES.get(random.nextInt(4))))
                .limit(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bytesSortBySizeThenStartThenAddress(long seed) {
        List<PeerKey> byBytes = keys(seed)
                .sorted((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()))
                .toList();
        assertThat(byBytes)
                .isSortedAccordingTo(Comparator.comparing(PeerKey::size)
                        .thenComparingLong(PeerKey::startMillis)
                        .thenComparing(PeerKey::remote));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bytesReadBackAsTheKey(long seed) {
        assertThat(keys(seed)).allMatch(key -> PeerKey.ofBytes(key.bytes()).equals(key));
        var shares = ShareKey.serde();
        assertThat(keys(seed).map(key -> new ShareKey(key, "host-" + key.startMillis())))
                .allMatch(share -> shares.deserializer()
                        .deserialize("", shares.serializer().serialize("", share))
                        .equals(share));
    }
}
