package fleetrtt.edge.kernel;

import com.sun.jna.Memory;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;

/** {@code struct tcprtt_key} and {@code struct tcprtt_samples} of {@code bpf/tcprtt.h}. */
final class SamplesLayout {
    static final int KEY_BYTES = 16;
    static final int BYTES = 256;

    private static final int SUM = Log2Slots.COUNT * Long.BYTES;
    private static final int FRESH = SUM + Long.BYTES;
    private static final int MIN_RTT = FRESH + Long.BYTES;
    private static final int NO_MIN_RTT = -1;
    private static final byte[] OTHER = new byte[KEY_BYTES];

    static {
        Arrays.fill(OTHER, (byte) 0xff);
    }

    private SamplesLayout() {}

    /** The key under which samples without room are kept; no peer has it. */
    static Memory otherKey() {
        Memory key = new Memory(KEY_BYTES);
        key.write(0, OTHER, 0, KEY_BYTES);
        return key;
    }

    static boolean isOther(byte[] key) {
        return Arrays.equals(key, OTHER);
    }

    static Memory noSamples() {
        Memory samples = new Memory(BYTES);
        samples.clear();
        samples.setInt(MIN_RTT, NO_MIN_RTT);
        return samples;
    }

    /** From a buffer in native order. */
    static Samples read(ByteBuffer values, int offset) {
        long[] slots = new long[Log2Slots.COUNT];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = values.getLong(offset + slot * Long.BYTES);
        }
        int minRtt = values.getInt(offset + MIN_RTT);
        return new Samples(
                Log2Histogram.ofCounts(0, slots),
                values.getLong(offset + SUM),
                minRtt == NO_MIN_RTT ? OptionalLong.empty() : OptionalLong.of(Integer.toUnsignedLong(minRtt)),
                values.getLong(offset + FRESH));
    }
}
