package fleetrtt.aggregator.window;

/**
 * Hashes of short runs of bytes: FNV-1a in 64 bits, folded. {@code Arrays.hashCode} gives thousands of neighbouring
 * addresses, as bytes or as text, the same few hundred values.
 */
public final class Hashes {
    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private Hashes() {}

    public static int of(byte[] bytes, int from, int count) {
        long hash = BASIS;
        for (int i = from; i < from + count; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return (int) (hash ^ (hash >>> Integer.SIZE));
    }
}
