package fleetrtt.aggregator.window;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what {@link PackedWriter} wrote. Reused; not thread-safe. What was not written by it ends in an
 * {@link IndexOutOfBoundsException} or in nonsense: bytes of others are to be checked before.
 */
public final class PackedReader {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[0];
    private int position;
    private int limit;

    public PackedReader() {}

    public PackedReader(byte[] bytes) {
        reset(bytes, 0, bytes.length);
    }

    /** From now on reads these. */
    public PackedReader reset(byte[] source, int from, int count) {
        bytes = source;
        position = from;
        limit = from + count;
        return this;
    }

    public boolean hasMore() {
        return position < limit;
    }

    public int position() {
        return position;
    }

    public int readByte() {
        return bytes[position++] & 0xFF;
    }

    public int readInt() {
        position += Integer.BYTES;
        return (int) INTS.get(bytes, position - Integer.BYTES);
    }

    long readLong() {
        position += Long.BYTES;
        return (long) LONGS.get(bytes, position - Long.BYTES);
    }

    public long readNumber() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** Passes over a number. */
    public void skipNumber() {
        while (bytes[position] < 0) {
            position++;
        }
        position++;
    }

    public long readSigned() {
        long value = readNumber();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number that an array may be long. */
    public int readSize() {
        return Math.toIntExact(readNumber());
    }

    public byte[] readBlock() {
        int count = readSize();
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /** Points at a block, which is not copied. */
    public void readBlock(Slice block) {
        int count = readSize();
        block.set(bytes, position, count);
        position += count;
    }

    public void skip(int count) {
        position += count;
    }

    /** Passes over a block. */
    void skipBlock() {
        skip(readSize());
    }
}
