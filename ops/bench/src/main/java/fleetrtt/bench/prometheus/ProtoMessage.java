package fleetrtt.bench.prometheus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A protobuf message as it is written, field after field. */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void number(int field, long value) {
        varint(((long) field << 3) | VARINT);
        varint(value);
    }

    /** As sint32 and sint64 are. */
    void signed(int field, long value) {
        number(field, zigzag(value));
    }

    /** Without a field, for packed ones. */
    void bareSigned(long value) {
        varint(zigzag(value));
    }

    void real(int field, double value) {
        varint(((long) field << 3) | FIXED_64);
        out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
    }

    /** Text, packed numbers, or a message. */
    void bytes(int field, byte[] value) {
        varint(((long) field << 3) | LENGTH);
        varint(value.length);
        out.writeBytes(value);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    /** With its length in front. */
    byte[] delimited() {
        ProtoMessage framed = new ProtoMessage();
        framed.varint(out.size());
        framed.out.writeBytes(toBytes());
        return framed.toBytes();
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
