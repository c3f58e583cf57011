package fleetrtt.edge.collector;

import fleetrtt.address.IpAddress;
import fleetrtt.wire.HostLabels;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Map;

/**
 * Where the host stands, as its heartbeats tell. Immutable.
 *
 * @param labels such as site or rack, see {@link HostLabels}
 * @param addresses its own, by which others know it as a peer; in rising order
 */
public record Whereabouts(Map<String, String> labels, List<IpAddress> addresses) {
    /** A host has few; a machine with thousands of containers would fill its heartbeats with theirs. */
    private static final int MOST_ADDRESSES = 32;

    public Whereabouts {
        labels = Map.copyOf(labels);
        addresses = addresses.stream()
                .filter(address -> !address.isLoopback() && !address.isLinkLocal())
                .sorted()
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    /** Nothing is known of it. */
    public static Whereabouts unknown() {
        return new Whereabouts(Map.of(), List.of());
    }

    /** With the addresses of all interfaces in the network namespace of this process; none when they cannot be read. */
    static Whereabouts ofThisHost(Map<String, String> labels) {
        try {
            return new Whereabouts(
                    labels,
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .map(IpAddress::of)
                            .toList());
        } catch (SocketException e) {
            return new Whereabouts(labels, List.of());
        }
    }
}
