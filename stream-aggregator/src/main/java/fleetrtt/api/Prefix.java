package fleetrtt.api;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.Subject;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of addresses such as 10.0.0.0/8, compared with subjects bit by bit. */
final class Prefix implements Predicate<Subject> {
    private static final Pattern BLOCK = Pattern.compile("([0-9a-fA-F:.]{2,45})(?:/(\\d{1,3}))?");

    private final byte[] address;
    private final int bits;

    private Prefix(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    static Prefix parse(String text) {
        Matcher parts = BLOCK.matcher(text);
        if (!parts.matches()) {
            throw noBlock(text);
        }
        byte[] address = raw(text, parts.group(1));
        int most = 8 * address.length;
        int bits = parts.group(2) == null ? most : Integer.parseInt(parts.group(2));
        if (bits > most) {
            throw Problem.badRequest("cidr '" + text + "' has more than " + most + " bits");
        }
        return new Prefix(address, bits);
    }

    private static byte[] raw(String text, String address) {
        try {
            byte[] tagged = Subject.of(IpAddress.parse(address)).bytes();
            return Arrays.copyOfRange(tagged, 1, tagged.length);
        } catch (IllegalArgumentException e) {
            throw noBlock(text);
        }
    }

    private static Problem noBlock(String text) {
        return Problem.badRequest("cidr '" + text + "' is no block such as 10.0.0.0/8 or 2001:db8::/32");
    }

    @Override
    public boolean test(Subject subject) {
        byte[] tagged = subject.bytes();
        if (tagged.length != address.length + 1 || !subject.isPeer()) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((tagged[1 + bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
