package fleetrtt.answer;

/** What one host saw of an address. */
public record HostShare(String host, Rtt rtt) {}
