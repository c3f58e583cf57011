package fleetrtt.aggregator.window;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.localise.Log2Centre;
import java.util.OptionalLong;

/**
 * A {@link RttHistogram} that is being added up in place. Packed it is what stands in every record of ours, in Avro's
 * encoding: firstSlot, counts, sumMicros, minRttMicros, fresh. So what goes out is a copy of what rests. Not thread-safe.
 */
public final class RttSum {
    /**
     * Samples, and µs, beyond which a window takes no report. An hour is handed at most 60 minutes of at most seven
     * times this (six windows of 10 s and its own reports), and takes its own: 421 · 2^54, less than 2^63. So what
     * a window once took never overflows a coarser one.
     */
    public static final long FULL = 1L << 54;

    /** Samples of one address in a millisecond, a thousand times what the fastest links carry today. */
    private static final long MOST_PER_MILLI = 1_000_000;

    private static final double TAIL = 0.99;
    private static final long NO_MINIMUM = Long.MAX_VALUE;

    private final long[] counts = new long[Log2Slots.COUNT];
    private int first = Log2Slots.COUNT;
    private int last = -1;
    private long samples;
    private long sumMicros;
    private long minRttMicros = NO_MINIMUM;
    private long fresh;

    public void clear() {
        for (int slot = first; slot <= last; slot++) {
            counts[slot] = 0;
        }
        first = Log2Slots.COUNT;
        last = -1;
        samples = 0;
        sumMicros = 0;
        minRttMicros = NO_MINIMUM;
        fresh = 0;
    }

    public boolean isEmpty() {
        return samples == 0;
    }

    public long samples() {
        return samples;
    }

    public long sumMicros() {
        return sumMicros;
    }

    /** Of the samples, those that acknowledged new data. */
    public long fresh() {
        return fresh;
    }

    /** The middle in log2 of µs, see {@link Log2Centre}; not a number when there is no sample. */
    public double centre() {
        return Log2Centre.of(counts, first, last, sumMicros);
    }

    /** Samples of a slot, of which nothing is checked: neither slot nor number. */
    public void addCount(int slot, long count) {
        if (count != 0) {
            counts[slot] += count;
            samples += count;
            first = Math.min(first, slot);
            last = Math.max(last, slot);
        }
    }

    public void addSum(long micros) {
        sumMicros += micros;
    }

    public void addMinRtt(long micros) {
        minRttMicros = Math.min(minRttMicros, micros);
    }

    public void addFresh(long count) {
        fresh += count;
    }

    public void add(RttSum other) {
        for (int slot = other.first; slot <= other.last; slot++) {
            addCount(slot, other.counts[slot]);
        }
        sumMicros += other.sumMicros;
        minRttMicros = Math.min(minRttMicros, other.minRttMicros);
        fresh += other.fresh;
    }

    public void add(RttHistogram rtt) {
        for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
            addCount(slot, rtt.slots().count(slot));
        }
        sumMicros += rtt.sumMicros();
        rtt.minRttMicros().ifPresent(this::addMinRtt);
        fresh += rtt.fresh();
    }

    /** Adds what {@link #write} wrote. */
    public void add(PackedReader in) {
        int slot = (int) in.readSigned();
        for (long left = in.readSigned(); left != 0; left = in.readSigned()) {
            for (; left > 0; left--) {
                addCount(slot++, in.readSigned());
            }
        }
        sumMicros += in.readSigned();
        if (in.readSigned() == 1) {
            addMinRtt(in.readSigned());
        }
        fresh += in.readSigned();
    }

    /** Passes over firstSlot, counts and sumMicros, as {@link #write} wrote them. */
    static void skipToMinimum(PackedReader in) {
        in.skipNumber();
        for (long left = in.readSigned(); left != 0; left = in.readSigned()) {
            for (; left > 0; left--) {
                in.skipNumber();
            }
        }
        in.skipNumber();
    }

    /** Passes over minRttMicros. */
    static void skipMinimum(PackedReader in) {
        if (in.readSigned() == 1) {
            in.skipNumber();
        }
    }

    public void write(PackedWriter out) {
        writeToMinimum(out);
        if (minRttMicros == NO_MINIMUM) {
            out.writeSigned(0);
        } else {
            out.writeSigned(1);
            out.writeSigned(minRttMicros);
        }
        out.writeSigned(fresh);
    }

    /** The four fields of a host's share in a record: firstSlot, counts, sumMicros, fresh. */
    void writeShare(PackedWriter out) {
        writeToMinimum(out);
        out.writeSigned(fresh);
    }

    /** The first three fields. */
    private void writeToMinimum(PackedWriter out) {
        out.writeSigned(samples == 0 ? 0 : first);
        if (samples > 0) {
            out.writeSigned(last - first + 1L);
            for (int slot = first; slot <= last; slot++) {
                out.writeSigned(counts[slot]);
            }
        }
        out.writeSigned(0);
        out.writeSigned(sumMicros);
    }

    /** Whether both together stay within {@link #FULL}. */
    public static boolean isRoom(long samples, long moreSamples, long sumMicros, long moreMicros) {
        return moreSamples <= FULL - samples && moreMicros <= FULL - sumMicros;
    }

    /** Whether a host can have had so many samples of one address in an interval. */
    public boolean isPossibleWithin(long lengthMillis) {
        return samples <= MOST_PER_MILLI * lengthMillis;
    }

    /**
     * Whether the sum is one that samples in these slots can have. A sum in
     * another unit than the slots is mostly none. And whether no more are fresh than there are.
     */
    public boolean isPlausible() {
        double least = 0;
        double most = 0;
        for (int slot = first; slot <= last; slot++) {
            least += (double) counts[slot] * Log2Slots.low(slot);
            most += (double) counts[slot] * Log2Slots.high(slot);
        }
        return sumMicros >= least && sumMicros <= most && fresh >= 0 && fresh <= samples;
    }

    /** Grows with the p99, as slot and share of the slot's samples below it; cheaper than µs and in the same order. */
    double tail() {
        long rank = Math.max(1, (long) Math.ceil(TAIL * samples));
        long below = 0;
        int slot = first;
        while (slot < last && below + counts[slot] < rank) {
            below += counts[slot++];
        }
        return slot + (rank - 0.5 - below) / counts[slot];
    }

    public RttHistogram toHistogram() {
        return new RttHistogram(
                Log2Histogram.ofCounts(0, counts),
                sumMicros,
                minRttMicros == NO_MINIMUM ? OptionalLong.empty() : OptionalLong.of(minRttMicros),
                fresh);
    }
}
