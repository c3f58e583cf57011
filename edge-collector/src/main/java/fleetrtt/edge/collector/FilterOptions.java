package fleetrtt.edge.collector;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.kernel.AttachMethod;
import fleetrtt.edge.kernel.IpVersion;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.SocketFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** tcprtt's filters, and how the kernel program is attached; a picocli mixin. */
final class FilterOptions {
    @Option(
            names = {"-p", "--lport"},
            paramLabel = "PORT",
            description = "Only this local port.")
    private int localPort;

    @Option(
            names = {"-P", "--rport"},
            paramLabel = "PORT",
            description = "Only this remote port.")
    private int remotePort;

    @Option(
            names = {"-a", "--laddr"},
            paramLabel = "ADDRESS",
            description = "Only this local address.")
    private @Nullable IpAddress localAddress;

    @Option(
            names = {"-A", "--raddr"},
            paramLabel = "ADDRESS",
            description = "Only this remote address.")
    private @Nullable IpAddress remoteAddress;

    @ArgGroup
    private @Nullable Version version;

    @Option(
            names = "--max-addresses",
            paramLabel = "N",
            description = "Remote addresses per interval; further ones go to 'other'. Default ${DEFAULT-VALUE}.")
    private int maxAddresses = ProbeConfig.DEFAULT_MAX_ADDRESSES;

    @Option(
            names = "--attach",
            paramLabel = "METHOD",
            converter = AttachConverter.class,
            description = "One of fentry, tp_btf, raw_tp, kprobe; default: the first that the kernel grants.")
    private @Nullable AttachMethod attach;

    /** Refuses unknown methods as picocli expects it. */
    private static final class AttachConverter implements ITypeConverter<AttachMethod> {
        @Override
        public AttachMethod convert(String text) {
            try {
                return AttachMethod.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** At most one of the two. */
    private static final class Version {
        @Option(
                names = {"-4", "--ipv4"},
                description = "IPv4 only.")
        private boolean four;

        @Option(
                names = {"-6", "--ipv6"},
                description = "IPv6 only.")
        private boolean six;

        IpVersion chosen() {
            if (four) {
                return IpVersion.V4;
            }
            return six ? IpVersion.V6 : IpVersion.ANY;
        }
    }

    /** @throws IllegalArgumentException naming the value that is out of bounds */
    ProbeConfig probe() {
        ProbeConfig probe = ProbeConfig.byRemoteAddress().withFilter(filter()).withMaxAddresses(maxAddresses);
        return attach == null ? probe : probe.withAttach(attach);
    }

    private SocketFilter filter() {
        SocketFilter filter = SocketFilter.none().withLocalPort(localPort).withRemotePort(remotePort);
        if (localAddress != null) {
            filter = filter.withLocalAddress(localAddress);
        }
        if (remoteAddress != null) {
            filter = filter.withRemoteAddress(remoteAddress);
        }
        if (version != null) {
            filter = filter.withIpVersion(version.chosen());
        }
        return filter;
    }
}
