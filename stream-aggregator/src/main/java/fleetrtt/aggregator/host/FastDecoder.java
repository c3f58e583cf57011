package fleetrtt.aggregator.host;

import fleetrtt.aggregator.window.Slice;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.wire.IntervalHistogram;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/**
 * Decodes by hand what was written under our own schema ({@link IntervalHistogram}) and is as an honest collector
 * writes it, into a reused view, without an object. Of everything else it only says that it is not for it: what is wrong
 * with such a record is for {@link IntervalDecoder} to find. Not thread-safe.
 */
final class FastDecoder {
    private static final int PREFIX = 5;
    private static final long LONGEST_MILLIS = 3_600_000;

    private final IntPredicate isOwnLayout;
    private int knownId = -1;
    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean sound;

    /** @param isOwnLayout whether records under a schema id have our own schema's layout */
    FastDecoder(IntPredicate isOwnLayout) {
        this.isOwnLayout = isOwnLayout;
    }

    /**
     * False when the record is not as expected; the view then holds nonsense.
     *
     * @param source holds the record's value, between bounds of which the second is exclusive
     */
    boolean decode(byte[] source, int from, int to, ReportView view) {
        if (to - from < PREFIX || source[from] != 0 || !isKnown(id(source, from))) {
            return false;
        }
        bytes = source;
        at = from + PREFIX;
        end = to;
        sound = true;
        try {
            fields(view);
        } catch (ArrayIndexOutOfBoundsException e) {
            return false;
        }
        return sound && at == end && isSound(view);
    }

    private static int id(byte[] source, int from) {
        return ByteBuffer.wrap(source, from + 1, Integer.BYTES).getInt();
    }

    private boolean isKnown(int id) {
        if (id != knownId && isOwnLayout.test(id)) {
            knownId = id;
        }
        return id == knownId;
    }

    private void fields(ReportView view) {
        text(view.host);
        view.incarnation = number();
        view.sequence = number();
        view.startMillis = number();
        view.lengthMillis = number();
        text(view.remote);
        view.rtt.clear();
        counts(view, number());
        view.rtt.addSum(natural());
        long branch = number();
        sound &= branch == 0 || branch == 1;
        if (branch == 1) {
            view.rtt.addMinRtt(natural());
        }
        view.rtt.addFresh(natural());
    }

    private void text(Slice slice) {
        long length = number();
        if (length < 1 || length > end - at) {
            throw new ArrayIndexOutOfBoundsException();
        }
        slice.set(bytes, at, (int) length);
        at += (int) length;
    }

    private void counts(ReportView view, long firstSlot) {
        long slot = firstSlot;
        for (long left = number(); left != 0; left = number()) {
            // A negative number of items is followed by their bytes, which no writer of ours does.
            if (left < 0 || slot < 0 || left > Log2Slots.COUNT - slot) {
                throw new ArrayIndexOutOfBoundsException();
            }
            for (; left > 0; left--) {
                view.rtt.addCount((int) slot++, natural());
            }
        }
    }

    private long natural() {
        long value = number();
        sound &= value >= 0;
        return value;
    }

    private long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0 && shift < 64);
        sound &= next >= 0;
        return (value >>> 1) ^ -(value & 1);
    }

    private static boolean isSound(ReportView view) {
        return view.sequence >= 0
                && view.lengthMillis > 0
                && view.lengthMillis <= LONGEST_MILLIS
                && Math.abs(view.startMillis) < IntervalDecoder.FARTHEST_MILLIS
                && view.rtt.samples() > 0
                && view.rtt.isPossibleWithin(view.lengthMillis)
                && view.rtt.isPlausible();
    }
}
