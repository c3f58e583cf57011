package fleetrtt.edge.collector;

/**
 * What became of all samples since the collector's start. Each equation holds exactly whenever what it names is at
 * rest, that is when no sample, no drain and no sending is under way:
 *
 * <ul>
 *   <li>{@code seen = drained + in the kernel}, where nothing is in the kernel after a drain without traffic;
 *   <li>{@code drained + waitingAtStart = excluded + uncommitted + published + waiting + setAside};
 *   <li>so, with nothing in the kernel, {@code seen + waitingAtStart = excluded + uncommitted + published + waiting + setAside}.
 * </ul>
 *
 * @param seen samples the kernel program counted
 * @param overflowed of those, the ones that went to {@code other}
 * @param missed segments never shown to the program, not among the seen
 * @param drained of the seen, the ones taken out of the kernel
 * @param excluded of the drained, the ones of loopback and link-local addresses, when those are not published
 * @param uncommitted of the drained, the ones that the outbox could not take yet
 * @param published samples the broker has acknowledged
 * @param waitingAtStart samples found in the outbox at the start
 * @param waiting samples in the outbox
 * @param setAside samples of the outbox that became unreadable and were set aside
 */
public record CollectorTotals(
        long seen,
        long overflowed,
        long missed,
        long drained,
        long excluded,
        long uncommitted,
        long published,
        long waitingAtStart,
        long waiting,
        long setAside) {}
