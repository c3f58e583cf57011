package fleetrtt.address;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address as 16 bytes, IPv4 as v4-mapped; a v4-mapped IPv6 address therefore is the IPv4 address.
 * Ordered by its bytes taken as unsigned numbers. Immutable.
 */
public final class IpAddress implements Remote, Comparable<IpAddress> {
    /** Length of {@link #bytes()}. */
    public static final int BYTES = 16;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] V4_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] bytes;

    private IpAddress(byte[] owned) {
        bytes = owned;
    }

    /**
     * From 16 bytes in network order, IPv4 as v4-mapped.
     *
     * @throws IllegalArgumentException on any other length
     */
    public static IpAddress ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an address has " + BYTES + " bytes, not " + bytes.length);
        }
        return new IpAddress(bytes.clone());
    }

    /**
     * Reads a literal address; never asks a name service.
     *
     * @throws IllegalArgumentException when the text is no IPv4 or IPv6 literal
     */
    public static IpAddress parse(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 or IPv6 address");
        }
        try {
            return of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 or IPv6 address", e);
        }
    }

    /** From the JDK's address; a scope is dropped. */
    public static IpAddress of(InetAddress address) {
        byte[] raw = address.getAddress();
        if (raw.length == BYTES) {
            return new IpAddress(raw);
        }
        byte[] mapped = Arrays.copyOf(V4_PREFIX, BYTES);
        System.arraycopy(raw, 0, mapped, V4_PREFIX.length, raw.length);
        return new IpAddress(mapped);
    }

    /** The 16 bytes in network order, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean isV4() {
        return Arrays.equals(bytes, 0, V4_PREFIX.length, V4_PREFIX, 0, V4_PREFIX.length);
    }

    /** 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isV4() ? bytes[12] == 127 : inet().isLoopbackAddress();
    }

    /** 169.254.0.0/16 or fe80::/10. */
    public boolean isLinkLocal() {
        return inet().isLinkLocalAddress();
    }

    private InetAddress inet() {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("16 bytes are an address", e);
        }
    }

    @Override
    public int compareTo(IpAddress other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof IpAddress other && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        // Arrays.hashCode gives thousands of neighbouring IPv4 addresses the same few hundred values.
        return Long.hashCode((31 * word(0) + word(Long.BYTES)) * 0x9E3779B97F4A7C15L);
    }

    private long word(int offset) {
        return (long) WORDS.get(bytes, offset);
    }

    /** Canonical text: IPv4 in dotted decimal, IPv6 as RFC 5952 wants it. */
    @Override
    public String toString() {
        return isV4() ? dotted() : Rfc5952.text(bytes);
    }

    private String dotted() {
        return (bytes[12] & 255) + "." + (bytes[13] & 255) + "." + (bytes[14] & 255) + "." + (bytes[15] & 255);
    }
}
