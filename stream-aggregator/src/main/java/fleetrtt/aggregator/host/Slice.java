package fleetrtt.aggregator.host;

import java.util.Arrays;

/** Some bytes of an array, as a key: one is pointed at what is looked up, copies lie in the map. Not thread-safe. */
final class Slice {
    private byte[] array = {};
    private int from;
    private int length;
    private int hash;

    void set(byte[] bytes, int start, int count) {
        array = bytes;
        from = start;
        length = count;
        int mixed = 1;
        for (int i = start; i < start + count; i++) {
            mixed = 31 * mixed + bytes[i];
        }
        hash = mixed * 0x9E3779B9;
    }

    /** Of its own, to be kept. */
    Slice copy() {
        Slice copy = new Slice();
        copy.set(toBytes(), 0, length);
        return copy;
    }

    byte[] toBytes() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    boolean isSame(byte[] bytes) {
        return Arrays.equals(array, from, from + length, bytes, 0, bytes.length);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Slice other
                && hash == other.hash
                && Arrays.equals(array, from, from + length, other.array, other.from, other.from + other.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
