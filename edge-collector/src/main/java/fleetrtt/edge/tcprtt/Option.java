package fleetrtt.edge.tcprtt;

import java.util.Arrays;
import java.util.Optional;

/** The options, in the order in which the help lists them. */
enum Option {
    HELP("-h", "--help", false),
    INTERVAL("-i", "--interval", true),
    DURATION("-d", "--duration", true),
    TIMESTAMP("-T", "--timestamp", false),
    MILLISECONDS("-m", "--milliseconds", false),
    LPORT("-p", "--lport", true),
    RPORT("-P", "--rport", true),
    LADDR("-a", "--laddr", true),
    RADDR("-A", "--raddr", true),
    BYLADDR("-b", "--byladdr", false),
    BYRADDR("-B", "--byraddr", false),
    EXTENSION("-e", "--extension", false),
    DEBUG("-D", "--debug", false),
    IPV4("-4", "--ipv4", false),
    IPV6("-6", "--ipv6", false),
    ATTACH("", "--attach", true),
    NETNS("", "--netns", true),
    MAX_ADDRESSES("", "--max-addresses", true),
    JSON("", "--json", false),
    VERBOSE("", "--verbose", false);

    private final String shortName;
    private final String longName;
    private final boolean takesValue;

    Option(String shortName, String longName, boolean takesValue) {
        this.shortName = shortName;
        this.longName = longName;
        this.takesValue = takesValue;
    }

    /** The option that is called exactly so, {@code -i} or {@code --interval}. */
    static Optional<Option> named(String name) {
        return Arrays.stream(values())
                .filter(option -> name.equals(option.longName) || name.equals(option.shortName))
                .findFirst();
    }

    /**
     * Whether the name may be cut to this. What the original does not have is written out in full, so that each
     * abbreviation means what it always meant.
     */
    boolean mayBeCutTo(String prefix) {
        return !shortName.isEmpty() && longName.startsWith(prefix);
    }

    boolean takesValue() {
        return takesValue;
    }

    String longName() {
        return longName;
    }

    /** As argparse names it in errors: {@code -i/--interval}. */
    @Override
    public String toString() {
        return shortName.isEmpty() ? longName : shortName + "/" + longName;
    }
}
