package fleetrtt.aggregator.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartialSerdeTest {
    private static final List<String> REMOTES = List.of("192.0.2.1", "2001:db8::1", "other");

    private final Serde<Partial> serde = PartialSerde.create();

    private static Partial partial(Random random) {
        long start = random.nextInt() * 5_000L;
        Interval interval = new Interval(start, 5_000);
        int first = random.nextInt(29);
        long[] counts = random.longs(random.nextInt(30 - first), 0, 1L << 50).toArray();
        OptionalLong minimum = random.nextBoolean() ? OptionalLong.of(random.nextInt(1_000)) : OptionalLong.empty();
        RttHistogram rtt =
                new RttHistogram(Log2Histogram.ofCounts(first, counts), random.nextLong() & Long.MAX_VALUE, minimum);
        Remote remote = Remote.parse(REMOTES.get(random.nextInt(REMOTES.size())));
        IntervalReport report =
                new IntervalReport("host-" + random.nextInt(), random.nextLong(), 7, interval, remote, rtt);
        return new Partial(List.of(WindowSize.values()).get(random.nextInt(3)), report);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsWhatItWrote(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Partial partial = partial(random);
            byte[] bytes = serde.serializer().serialize("", partial);
            assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(partial);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedBytesAreAValueOrASerializationException(long seed) {
        Random random = new Random(seed);
        byte[] bytes = serde.serializer().serialize("", partial(random));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> serde.deserializer().deserialize("", cut))
                    .isInstanceOf(SerializationException.class);
        }
        for (int i = 0; i < 2_000; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(serde.deserializer().deserialize("", flipped)).isNotNull();
            } catch (SerializationException e) {
                assertThat(e).hasMessageContaining("are no such value");
            }
        }
    }
}
