package fleetrtt.aggregator.window;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow: numbers as unsigned LEB128, texts and blocks behind their length. Reused; not thread-safe. */
public final class PackedWriter {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Bytes that are kept however few are used. */
    private static final int KEPT = 64 * 1024;

    private byte[] bytes = new byte[256];
    private int length;

    /** Begins anew. Of room that was hardly used half is given back, so that one flood does not fill the heap for ever. */
    public void clear() {
        if (bytes.length > KEPT && length < bytes.length / 4) {
            bytes = new byte[bytes.length / 2];
        }
        length = 0;
    }

    /** Bytes so far; also the position of the next. */
    public int length() {
        return length;
    }

    /** What is written, until the next write; not a copy. */
    public byte[] array() {
        return bytes;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    public void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** Four bytes, big-endian. */
    public void writeInt(int value) {
        reserve(Integer.BYTES);
        length += Integer.BYTES;
        setInt(length - Integer.BYTES, value);
    }

    /** Eight bytes, big-endian. */
    void writeLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    /** Writes over four bytes that are written already. */
    public void setInt(int position, int value) {
        INTS.set(bytes, position, value);
    }

    /** Reads four bytes that are written already. */
    public int intAt(int position) {
        return (int) INTS.get(bytes, position);
    }

    /** A number taken as unsigned, in 1 to 10 bytes. */
    public void writeNumber(long value) {
        if ((value & ~0x7FL) == 0) {
            writeByte((int) value);
        } else {
            writeLongNumber(value);
        }
    }

    private void writeLongNumber(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** A number of either sign, as Avro's binary encoding has it. */
    public void writeSigned(long value) {
        writeNumber((value << 1) ^ (value >> 63));
    }

    public void writeBytes(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** The number of bytes, then the bytes. */
    public void writeBlock(byte[] block) {
        writeNumber(block.length);
        writeBytes(block, 0, block.length);
    }

    /** Likewise. */
    public void writeBlock(Slice block) {
        writeNumber(block.length());
        writeBytes(block.array(), block.from(), block.length());
    }
}
