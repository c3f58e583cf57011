package fleetrtt.answer;

/**
 * One host that sees an address.
 *
 * @param shareOfTail of the samples in slots from the address's p99 up, the share of this host
 */
public record PeerHost(String host, Rtt rtt, double shareOfTail) {}
