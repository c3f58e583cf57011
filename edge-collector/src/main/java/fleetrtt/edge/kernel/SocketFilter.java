package fleetrtt.edge.kernel;

import fleetrtt.address.IpAddress;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Which sockets are sampled: those that meet every part. Applied in the kernel.
 *
 * @param localPort only this local port; 0 for any
 * @param remotePort only this remote port; 0 for any
 * @param localAddress only this local address
 * @param remoteAddress only this remote address
 * @param ipVersion only this version
 * @param netnsInode only the network namespace with this inode (see {@link NetworkNamespace}); 0 for any
 */
public record SocketFilter(
        int localPort,
        int remotePort,
        Optional<IpAddress> localAddress,
        Optional<IpAddress> remoteAddress,
        IpVersion ipVersion,
        long netnsInode) {
    private static final SocketFilter NONE =
            new SocketFilter(0, 0, Optional.empty(), Optional.empty(), IpVersion.ANY, 0);

    /** @throws IllegalArgumentException when a port is not within 0 … 65535 or an inode not within 0 … 2^32 − 1 */
    public SocketFilter {
        requirePort(localPort);
        requirePort(remotePort);
        if (netnsInode < 0 || netnsInode > 0xffff_ffffL) {
            throw new IllegalArgumentException("inode " + netnsInode + " is not within 0 to 4294967295");
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to 65535");
        }
    }

    /** Admits every socket. */
    public static SocketFilter none() {
        return NONE;
    }

    public SocketFilter withLocalPort(int port) {
        return new SocketFilter(port, remotePort, localAddress, remoteAddress, ipVersion, netnsInode);
    }

    public SocketFilter withRemotePort(int port) {
        return new SocketFilter(localPort, port, localAddress, remoteAddress, ipVersion, netnsInode);
    }

    public SocketFilter withLocalAddress(IpAddress address) {
        return new SocketFilter(localPort, remotePort, Optional.of(address), remoteAddress, ipVersion, netnsInode);
    }

    public SocketFilter withRemoteAddress(IpAddress address) {
        return new SocketFilter(localPort, remotePort, localAddress, Optional.of(address), ipVersion, netnsInode);
    }

    public SocketFilter withIpVersion(IpVersion version) {
        return new SocketFilter(localPort, remotePort, localAddress, remoteAddress, version, netnsInode);
    }

    public SocketFilter withNetnsInode(long inode) {
        return new SocketFilter(localPort, remotePort, localAddress, remoteAddress, ipVersion, inode);
    }

    /** As tcprtt's flags, e.g. {@code -P 443 -4}; empty when every socket is admitted. */
    public String toFlags() {
        StringJoiner flags = new StringJoiner(" ");
        addNumber(flags, "-p ", localPort);
        addNumber(flags, "-P ", remotePort);
        localAddress.ifPresent(address -> flags.add("-a " + address));
        remoteAddress.ifPresent(address -> flags.add("-A " + address));
        addNumber(flags, "-", ipVersion.number());
        addNumber(flags, "--netns ", netnsInode);
        return flags.toString();
    }

    private static void addNumber(StringJoiner flags, String flag, long number) {
        if (number != 0) {
            flags.add(flag + number);
        }
    }
}
