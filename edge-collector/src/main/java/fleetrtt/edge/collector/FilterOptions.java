package fleetrtt.edge.collector;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.kernel.AttachMethod;
import fleetrtt.edge.kernel.IpVersion;
import fleetrtt.edge.kernel.NetworkNamespace;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.SocketFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** tcprtt's filters, and how the kernel program is attached; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class FilterOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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

    @Option(
            names = {"-4", "--ipv4"},
            description = "IPv4 only.")
    private boolean ipv4;

    @Option(
            names = {"-6", "--ipv6"},
            description = "IPv6 only.")
    private boolean ipv6;

    @Option(
            names = "--netns",
            paramLabel = "NAME|PID|INODE",
            converter = NetnsConverter.class,
            description = "Only this network namespace.")
    private long netnsInode;

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

    /** Likewise. */
    private static final class NetnsConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return NetworkNamespace.inode(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Option(
            names = {"-m", "--milliseconds", "-b", "--byladdr"},
            hidden = true)
    void refuse(boolean given) {
        if (given) {
            throw new ParameterException(
                    command.commandLine(),
                    "published histograms are always in microseconds by remote address: leave out -m and -b, or use"
                            + " tcprtt, the local tool");
        }
    }

    /** @throws IllegalArgumentException naming the value that is out of bounds */
    ProbeConfig probe() {
        ProbeConfig probe = ProbeConfig.byRemoteAddress().withFilter(filter()).withMaxAddresses(maxAddresses);
        return attach == null ? probe : probe.withAttach(attach);
    }

    /** Whether a network namespace is named, which need not be that of this process. */
    boolean isElsewhere() {
        return netnsInode != 0;
    }

    private SocketFilter filter() {
        SocketFilter filter = SocketFilter.none()
                .withLocalPort(localPort)
                .withRemotePort(remotePort)
                .withIpVersion(ipVersion())
                .withNetnsInode(netnsInode);
        if (localAddress != null) {
            filter = filter.withLocalAddress(localAddress);
        }
        if (remoteAddress != null) {
            filter = filter.withRemoteAddress(remoteAddress);
        }
        return filter;
    }

    private IpVersion ipVersion() {
        if (ipv4 && ipv6) {
            throw new IllegalArgumentException("-4 and -6 exclude each other: leave one out");
        }
        if (ipv4) {
            return IpVersion.V4;
        }
        return ipv6 ? IpVersion.V6 : IpVersion.ANY;
    }
}
