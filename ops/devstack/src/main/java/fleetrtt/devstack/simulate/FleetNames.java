package fleetrtt.devstack.simulate;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Other;
import fleetrtt.address.Remote;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Names of hosts and addresses of peers by their numbers. Every fourth peer has an IPv6 address of documentation
 * (2001:db8::/32, RFC 3849), the others have IPv4 addresses of benchmarks (198.18.0.0/15, RFC 2544) while these last; so
 * they are nobody's. Thread-safe.
 */
final class FleetNames {
    private static final int V4_BASE = (198 << 24) | (18 << 16);
    private static final int V4_COUNT = 1 << 17;
    private static final int V6_BASE = 0x20010db8;

    private final AtomicReferenceArray<String> hosts;
    private final AtomicReferenceArray<Remote> peers;

    FleetNames(int hosts, int peers) {
        this.hosts = new AtomicReferenceArray<>(hosts);
        this.peers = new AtomicReferenceArray<>(peers);
    }

    String host(int number) {
        String known = hosts.get(number);
        if (known != null) {
            return known;
        }
        String name = String.format(Locale.ROOT, "simulated-%05d", number);
        hosts.set(number, name);
        return name;
    }

    Remote remote(int number) {
        if (number == SimulatedReport.OTHER) {
            return Other.OTHER;
        }
        Remote known = peers.get(number);
        if (known != null) {
            return known;
        }
        Remote address = address(number);
        peers.set(number, address);
        return address;
    }

    private static IpAddress address(int number) {
        ByteBuffer bytes = ByteBuffer.allocate(IpAddress.BYTES);
        if (number % 4 == 3 || number >= V4_COUNT) {
            bytes.putInt(0, V6_BASE).putInt(12, number);
        } else {
            bytes.putInt(8, 0xffff).putInt(12, V4_BASE + number);
        }
        return IpAddress.ofBytes(bytes.array());
    }
}
