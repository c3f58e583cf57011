package fleetrtt.edge.kernel;

/** Version of IP on the wire: an IPv6 socket that speaks to a v4-mapped address is IPv4. */
public enum IpVersion {
    ANY(0),
    V4(4),
    V6(6);

    private final int number;

    IpVersion(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
