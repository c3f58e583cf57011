package fleetrtt.aggregator.window;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.util.Comparator;
import java.util.Optional;

/**
 * A window, whatever it is of. Ordered by size, finest first, then by start.
 *
 * @param size its length
 * @param startMillis its first instant, milliseconds since the epoch
 */
public record WindowKey(WindowSize size, long startMillis) implements Comparable<WindowKey> {
    private static final Comparator<WindowKey> ORDER =
            Comparator.comparing(WindowKey::size).thenComparingLong(WindowKey::startMillis);

    /** The window of a size that holds an instant. */
    public static WindowKey holding(WindowSize size, long epochMillis) {
        return new WindowKey(size, epochMillis - Math.floorMod(epochMillis, size.millis()));
    }

    public Interval interval() {
        return new Interval(startMillis, size.millis());
    }

    /** The window of the next size that holds this one; empty for the coarsest. */
    Optional<WindowKey> coarser() {
        return size.coarser().map(next -> holding(next, startMillis));
    }

    public void write(PackedWriter out) {
        out.writeNumber(size.millis());
        out.writeSigned(startMillis);
    }

    public static WindowKey read(PackedReader in) {
        return new WindowKey(WindowSize.ofMillis(in.readNumber()), in.readSigned());
    }

    /** By hand, as it is asked for each record: a record's own goes through a method handle for each component. */
    @Override
    public boolean equals(Object object) {
        return object instanceof WindowKey other && startMillis == other.startMillis && size == other.size;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(startMillis) + size.hashCode();
    }

    @Override
    public int compareTo(WindowKey other) {
        return ORDER.compare(this, other);
    }
}
