package fleetrtt.edge.tcprtt;

import static fleetrtt.edge.tcprtt.UsageException.quoted;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.kernel.AttachMethod;
import fleetrtt.edge.kernel.IpVersion;
import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.NetworkNamespace;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.RttUnit;
import fleetrtt.edge.kernel.SocketFilter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Turns options into settings, one by one, the last of several alike prevailing. */
final class SettingsReader implements CommandLine.Reader {
    private static final int DEFAULT_DURATION_SECONDS = 99_999;
    private static final int LAST_PORT = 65_535;
    private static final Map<Option, Option> EXCLUSIVE = new EnumMap<>(Map.of(
            Option.IPV4, Option.IPV6,
            Option.IPV6, Option.IPV4,
            Option.BYLADDR, Option.BYRADDR,
            Option.BYRADDR, Option.BYLADDR));

    private final Set<Option> seen = EnumSet.noneOf(Option.class);
    private int intervalSeconds;
    private int durationSeconds = DEFAULT_DURATION_SECONDS;
    private SocketFilter filter = SocketFilter.none();
    private ProbeConfig probe = ProbeConfig.byRemoteAddress().withKey(KeyChoice.ALL);

    @Override
    public void accept(Option option, String value) throws UsageException {
        Option excluded = EXCLUSIVE.get(option);
        if (excluded != null && seen.contains(excluded)) {
            throw UsageException.of(option, "not allowed with argument " + excluded);
        }
        seen.add(option);
        if (option.takesValue()) {
            acceptValue(option, value);
        } else {
            acceptFlag(option);
        }
    }

    private void acceptValue(Option option, String value) throws UsageException {
        switch (option) {
            case INTERVAL -> intervalSeconds = number(option, value, Integer.MAX_VALUE);
            case DURATION -> durationSeconds = number(option, value, Integer.MAX_VALUE);
            case LPORT -> filter = filter.withLocalPort(number(option, value, LAST_PORT));
            case RPORT -> filter = filter.withRemotePort(number(option, value, LAST_PORT));
            case LADDR -> filter = filter.withLocalAddress(read(option, value, IpAddress::parse));
            case RADDR -> filter = filter.withRemoteAddress(read(option, value, IpAddress::parse));
            case NETNS -> filter = filter.withNetnsInode(read(option, value, NetworkNamespace::inode));
            case ATTACH -> probe = probe.withAttach(read(option, value, AttachMethod::parse));
            case MAX_ADDRESSES ->
                probe = probe.withMaxAddresses(number(option, value, ProbeConfig.LARGEST_MAX_ADDRESSES));
            default -> throw new IllegalArgumentException(option + " takes no value");
        }
    }

    private void acceptFlag(Option option) {
        switch (option) {
            case MILLISECONDS -> probe = probe.withUnit(RttUnit.MILLISECONDS);
            case BYLADDR -> probe = probe.withKey(KeyChoice.LOCAL);
            case BYRADDR -> probe = probe.withKey(KeyChoice.REMOTE);
            case IPV4 -> filter = filter.withIpVersion(IpVersion.V4);
            case IPV6 -> filter = filter.withIpVersion(IpVersion.V6);
            default -> {
                // The rest is asked for in settings().
            }
        }
    }

    /** From 1 to the last, inclusive, in Python's notation. */
    private static int number(Option option, String value, int last) throws UsageException {
        String digits = value.strip();
        if (!digits.matches("[+-]?[0-9]+")) {
            throw UsageException.of(option, "invalid int value: " + quoted(value));
        }
        long number = digits.length() > 18 ? -1 : Long.parseLong(digits);
        if (number < 1 || number > last) {
            throw UsageException.of(option, quoted(value) + " is not within 1 to " + last);
        }
        return (int) number;
    }

    private static <T> T read(Option option, String value, Function<String, T> parse) throws UsageException {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw UsageException.of(option, String.valueOf(e.getMessage()));
        }
    }

    Settings settings() {
        return new Settings(
                seen.contains(Option.HELP),
                intervalSeconds == 0 ? durationSeconds : intervalSeconds,
                durationSeconds,
                seen.contains(Option.TIMESTAMP),
                seen.contains(Option.EXTENSION),
                seen.contains(Option.DEBUG),
                seen.contains(Option.JSON),
                seen.contains(Option.VERBOSE),
                probe.withFilter(filter));
    }
}
