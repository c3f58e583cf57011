package fleetrtt.devstack.simulate;

import fleetrtt.cluster.Cluster;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalKey;
import fleetrtt.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** What poison is made of: a sound record, and the ways to spoil it. Asks the registry for the schema's id. */
final class PoisonKitchen {
    /** Magic byte and schema id of Confluent's wire format. */
    private static final int PREFIX = 5;

    private final KafkaAvroSerializer keys = new KafkaAvroSerializer();
    private final KafkaAvroSerializer values = new KafkaAvroSerializer();
    private final long startMillis;
    private long sequence;

    /** @param startMillis start of the intervals of the records that have one */
    PoisonKitchen(Cluster cluster, long startMillis) {
        keys.configure(cluster.settings(), true);
        values.configure(cluster.settings(), false);
        this.startMillis = startMillis;
    }

    /** A sound record after a change. */
    byte[] bytes(Consumer<IntervalHistogram> change) {
        IntervalHistogram record = sound();
        change.accept(record);
        return Objects.requireNonNull(values.serialize(Topics.INTERVALS, record));
    }

    private IntervalHistogram sound() {
        Instant start = Instant.ofEpochMilli(startMillis);
        return new IntervalHistogram(
                "poison", 1L, sequence++, start, 10_000, "192.0.2.1", 10, List.of(3L, 4L), 12_000L, 900L, 5L);
    }

    /** The key of a sound record. */
    byte[] key() {
        return Objects.requireNonNull(keys.serialize(Topics.INTERVALS, new IntervalKey("poison", "192.0.2.1")));
    }

    /** A sound record of a schema that has nothing to do with intervals. */
    byte[] foreign() {
        return Objects.requireNonNull(keys.serialize(Topics.COLLECTORS, new CollectorKey("poison")));
    }

    /** Of the records' true schema. */
    byte[] prefix() {
        return Arrays.copyOf(bytes(record -> {}), PREFIX);
    }

    byte[] withId(int id) {
        byte[] bytes = bytes(record -> {});
        ByteBuffer.wrap(bytes).putInt(1, id);
        return bytes;
    }

    /** A record that ends where its counts should begin, of which it claims to have so many. */
    byte[] claimingCounts(long claimed) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(body, null);
        IntervalHistogram sound = sound();
        try {
            encoder.writeString(sound.getHost());
            encoder.writeLong(sound.getIncarnation());
            encoder.writeLong(sound.getSequence());
            encoder.writeLong(startMillis);
            encoder.writeInt(sound.getIntervalMillis());
            encoder.writeString(sound.getRemote());
            encoder.writeInt(sound.getFirstSlot());
            encoder.writeLong(claimed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return join(prefix(), body.toByteArray());
    }

    static byte[] join(byte[] left, byte[] right) {
        return ByteBuffer.allocate(left.length + right.length)
                .put(left)
                .put(right)
                .array();
    }

    static byte[] random(Dice dice, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) dice.next();
        }
        return bytes;
    }
}
