package fleetrtt.aggregator.partial;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * {@link RttHistogram} in our own stores and internal topics: first slot and number of counts (a byte each), the
 * counts, the sum, and the least RTT or −1 (8 bytes each, big-endian).
 */
public final class RttBytes {
    private static final long NO_MINIMUM = -1;

    private RttBytes() {}

    public static void write(DataOutput out, RttHistogram rtt) throws IOException {
        long[] counts = rtt.slots().trimmedCounts();
        out.writeByte(rtt.slots().firstSlot());
        out.writeByte(counts.length);
        for (long count : counts) {
            out.writeLong(count);
        }
        out.writeLong(rtt.sumMicros());
        out.writeLong(rtt.minRttMicros().orElse(NO_MINIMUM));
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IOException when the bytes end early
     * @throws IllegalArgumentException when they are no histogram
     */
    public static RttHistogram read(DataInput in) throws IOException {
        int firstSlot = in.readUnsignedByte();
        long[] counts = new long[in.readUnsignedByte()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readLong();
        }
        long sumMicros = in.readLong();
        long minimum = in.readLong();
        return new RttHistogram(
                Log2Histogram.ofCounts(firstSlot, counts),
                sumMicros,
                minimum == NO_MINIMUM ? OptionalLong.empty() : OptionalLong.of(minimum));
    }
}
