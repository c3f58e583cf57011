package fleetrtt.aggregator.window;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Other;
import fleetrtt.address.Remote;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a window is of: a remote address, a host, or the whole fleet. In bytes a letter for the kind and then 4 or 16
 * bytes of address, the host's name, or nothing. Immutable.
 */
public final class Subject implements SliceTable.Keyed {
    /** All hosts and all addresses together. */
    public static final Subject FLEET = new Subject(new byte[] {'f'});

    private static final byte V4 = '4';
    private static final byte V6 = '6';
    private static final byte OTHER = 'o';
    private static final byte HOST = 'h';
    private static final byte ROW = 'r';
    private static final int V4_AT = 12;

    private final byte[] bytes;
    private final int hash;

    private Subject(byte[] owned) {
        bytes = owned;
        hash = Hashes.of(owned, 0, owned.length);
    }

    public static Subject of(Remote remote) {
        if (remote instanceof IpAddress address) {
            byte[] raw = address.bytes();
            return address.isV4() ? tagged(V4, Arrays.copyOfRange(raw, V4_AT, raw.length)) : tagged(V6, raw);
        }
        return new Subject(new byte[] {OTHER});
    }

    /**
     * From the canonical text of an IPv4 address in ASCII, which most are.
     *
     * @return null when it is anything else
     */
    public static @Nullable Subject ofDotted(byte[] text) {
        byte[] bytes = {V4, 0, 0, 0, 0};
        int part = 1;
        int value = -1;
        for (byte c : text) {
            if (c == '.' && value >= 0 && part < bytes.length - 1) {
                bytes[part++] = (byte) value;
                value = -1;
            } else if (c >= '0' && c <= '9' && value != 0) {
                value = Math.max(value, 0) * 10 + c - '0';
            } else {
                return null;
            }
            if (value > 255) {
                return null;
            }
        }
        bytes[part] = (byte) value;
        return part == bytes.length - 1 && value >= 0 ? new Subject(bytes) : null;
    }

    public static Subject host(String name) {
        return tagged(HOST, name.getBytes(US_ASCII));
    }

    /** The row of a host in the matrix of shifts: on its way to where all rows meet, and in no window. */
    public static Subject row(String host) {
        return tagged(ROW, host.getBytes(US_ASCII));
    }

    /** Whether these are the bytes of a {@link #row}. */
    public static boolean isRow(Slice bytes) {
        return bytes.length() > 0 && bytes.array()[bytes.from()] == ROW;
    }

    /** The remote address; null for anything else. */
    public @Nullable IpAddress address() {
        if (bytes[0] == V6) {
            return IpAddress.ofBytes(Arrays.copyOfRange(bytes, 1, bytes.length));
        }
        if (bytes[0] != V4) {
            return null;
        }
        byte[] mapped = new byte[IpAddress.BYTES];
        mapped[V4_AT - 2] = (byte) 0xFF;
        mapped[V4_AT - 1] = (byte) 0xFF;
        System.arraycopy(bytes, 1, mapped, V4_AT, bytes.length - 1);
        return IpAddress.ofBytes(mapped);
    }

    private static Subject tagged(byte kind, byte[] rest) {
        byte[] bytes = new byte[rest.length + 1];
        bytes[0] = kind;
        System.arraycopy(rest, 0, bytes, 1, rest.length);
        return new Subject(bytes);
    }

    /** What {@link #bytes} gave. */
    public static Subject ofBytes(byte[] bytes) {
        return new Subject(bytes);
    }

    /** Not a copy; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public byte[] keyBytes() {
        return bytes;
    }

    /** Whether it is an address, or other, whose windows coarser ones take. */
    public boolean isPeer() {
        return bytes[0] == V4 || bytes[0] == V6 || bytes[0] == OTHER;
    }

    /** The same as {@link #toString} in ASCII, behind its length as Avro has it. */
    public void writeAvro(PackedWriter out) {
        if (bytes[0] == V4) {
            out.writeSigned(digits(1) + digits(2) + digits(3) + digits(4) + 3L);
            for (int i = 1; i < bytes.length; i++) {
                writeDigits(out, bytes[i] & 255);
                if (i < bytes.length - 1) {
                    out.writeByte('.');
                }
            }
        } else {
            byte[] text = toString().getBytes(US_ASCII);
            out.writeSigned(text.length);
            out.writeBytes(text, 0, text.length);
        }
    }

    private int digits(int index) {
        int value = bytes[index] & 255;
        return value < 10 ? 1 : value < 100 ? 2 : 3;
    }

    private static void writeDigits(PackedWriter out, int value) {
        if (value >= 100) {
            out.writeByte('0' + value / 100);
        }
        if (value >= 10) {
            out.writeByte('0' + value / 10 % 10);
        }
        out.writeByte('0' + value % 10);
    }

    /** The address's canonical text, {@code other}, the host's name, or {@code fleet}. */
    @Override
    public String toString() {
        return switch (bytes[0]) {
            case V4 -> (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255) + "." + (bytes[4] & 255);
            case V6 ->
                IpAddress.ofBytes(Arrays.copyOfRange(bytes, 1, bytes.length)).toString();
            case HOST, ROW -> new String(bytes, 1, bytes.length - 1, US_ASCII);
            case OTHER -> Other.OTHER.toString();
            default -> "fleet";
        };
    }

    @Override
    public boolean equals(Object object) {
        return this == object
                || (object instanceof Subject other && hash == other.hash && Arrays.equals(bytes, other.bytes));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
