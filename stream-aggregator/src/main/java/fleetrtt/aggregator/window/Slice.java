package fleetrtt.aggregator.window;

import java.util.Arrays;

/** Some bytes of an array: one is pointed at what is looked up or read, and reused for the next. Not thread-safe. */
public final class Slice {
    private byte[] array = {};
    private int from;
    private int length;
    private int hash;
    private boolean hashed;

    public Slice set(byte[] bytes, int start, int count) {
        array = bytes;
        from = start;
        length = count;
        hashed = false;
        return this;
    }

    /** All of an array. */
    public Slice set(byte[] bytes) {
        return set(bytes, 0, bytes.length);
    }

    /** What it is of; not a copy. */
    public byte[] array() {
        return array;
    }

    public int from() {
        return from;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    public boolean isSame(byte[] bytes) {
        return Arrays.equals(array, from, from + length, bytes, 0, bytes.length);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Slice other
                && hashCode() == other.hashCode()
                && Arrays.equals(array, from, from + length, other.array, other.from, other.from + other.length);
    }

    @Override
    public int hashCode() {
        if (!hashed) {
            hash = Hashes.of(array, from, length);
            hashed = true;
        }
        return hash;
    }
}
