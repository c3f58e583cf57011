package fleetrtt.aggregator.sheaf;

import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of one topic and one timestamp, without headers, as the value of one record: of each key and value behind
 * their lengths. One in a sheaf is pointed at after the other. Not thread-safe.
 */
public final class Sheaf {
    /** Bytes beyond which another sheaf begins. */
    static final int FULL = 64 * 1024;

    /** The key of every sheaf. It is this very array: no record from elsewhere can pass for a sheaf. */
    private static final byte[] KEY = {'s', 'h', 'e', 'a', 'f'};

    private final PackedReader in = new PackedReader();
    private byte[] bytes = {};
    private int keyFrom;
    private int keyTo;
    private int from;
    private int to;

    /** Whether a record with this key is a sheaf. */
    public static boolean isKey(byte @Nullable [] key) {
        return key == KEY;
    }

    static byte[] key() {
        return KEY;
    }

    static void write(PackedWriter out, byte[] key, byte[] value) {
        out.writeBlock(key);
        out.writeBlock(value);
    }

    static void write(PackedWriter out, Slice key, Slice value) {
        out.writeBlock(key);
        out.writeBlock(value);
    }

    /** Points before the first record of a sheaf. */
    public Sheaf open(byte[] value) {
        bytes = value;
        in.reset(value, 0, value.length);
        return this;
    }

    public boolean hasMore() {
        return in.hasMore();
    }

    /** Points at the next record. */
    public void next() {
        int keyLength = in.readSize();
        keyFrom = in.position();
        keyTo = keyFrom + keyLength;
        in.skip(keyLength);
        int length = in.readSize();
        from = in.position();
        to = from + length;
        in.skip(length);
    }

    /** What the bounds of the value are of; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the value begins. */
    public int from() {
        return from;
    }

    /** Where the value ends, exclusive. */
    public int to() {
        return to;
    }

    /** The key, a copy. */
    public byte[] copyOfKey() {
        return Arrays.copyOfRange(bytes, keyFrom, keyTo);
    }

    /** The value, a copy. */
    public byte[] copyOfValue() {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
