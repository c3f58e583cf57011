package fleetrtt.edge.collector;

/**
 * What became of all samples since the collector's start. At rest
 * {@code seen + waitingAtStart = excluded + published + waiting}, exactly, once the kernel is drained.
 *
 * @param seen samples the kernel program counted
 * @param overflowed of those, the ones that went to {@code other}
 * @param missed segments never shown to the program, not among the seen
 * @param excluded samples of loopback and link-local addresses, when those are not published
 * @param published samples the broker has acknowledged
 * @param waitingAtStart samples found in the outbox at the start
 * @param waiting samples in the outbox
 */
public record CollectorTotals(
        long seen, long overflowed, long missed, long excluded, long published, long waitingAtStart, long waiting) {}
