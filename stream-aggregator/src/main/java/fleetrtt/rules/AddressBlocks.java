package fleetrtt.rules;

import fleetrtt.address.IpAddress;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import inet.ipaddr.ipv6.IPv6AddressTrie;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A set of blocks of addresses, as CIDR lists name them. Thread-safe once made. */
final class AddressBlocks {
    private static final Pattern BLOCK = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");

    private final IPv4AddressTrie v4 = new IPv4AddressTrie();
    private final IPv6AddressTrie v6 = new IPv6AddressTrie();

    private AddressBlocks() {}

    static AddressBlocks of(List<IPAddress> blocks) {
        AddressBlocks set = new AddressBlocks();
        for (IPAddress block : blocks) {
            if (block.isIPv4()) {
                set.v4.add(block.toIPv4());
            } else {
                set.v6.add(block.toIPv6());
            }
        }
        return set;
    }

    /**
     * Reads a block such as 192.0.2.0/24, or a single address.
     *
     * @throws IllegalArgumentException when the text is none, or has bits set behind its prefix
     */
    static IPAddress parse(String text) {
        // The library alone would also take 10, 0x0a000000, 10.*.0.0 and nothing at all.
        Matcher parts = BLOCK.matcher(text);
        if (!parts.matches() || isMapped(parts.group(1))) {
            throw notABlock(text);
        }
        IPAddress block = new IPAddressString(text).getAddress();
        if (block == null) {
            throw notABlock(text);
        }
        IPAddress whole = block.toPrefixBlock();
        if (!whole.equals(block)) {
            throw new IllegalArgumentException(
                    "'" + text + "' has bits set behind its prefix; write " + whole.toCanonicalString());
        }
        return whole;
    }

    /** An IPv4 address written as IPv6, which no peer is called. */
    private static boolean isMapped(String address) {
        return IpAddress.parse(address).isV4() && address.contains(":");
    }

    private static IllegalArgumentException notABlock(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no block of addresses such as 192.0.2.0/24 or 2001:db8::/32");
    }

    boolean isEmpty() {
        return v4.isEmpty() && v6.isEmpty();
    }

    /** Whether some block holds the address, which is given in canonical text; never so for {@code other}. */
    boolean holds(String remote) {
        IPAddress address = new IPAddressString(remote).getAddress();
        if (address == null) {
            return false;
        }
        return address.isIPv4() ? v4.elementContains(address.toIPv4()) : v6.elementContains(address.toIPv6());
    }
}
