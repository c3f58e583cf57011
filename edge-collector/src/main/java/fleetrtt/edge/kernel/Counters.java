package fleetrtt.edge.kernel;

/**
 * What the program has counted since it was attached; cumulative. At rest, {@code seen} equals the samples of all
 * drains together, those of {@code other} included.
 *
 * @param seen samples taken: segments received on established sockets that the filter admits
 * @param overflowed of those, the ones that went to {@code other}, since their address found no room
 * @param missed segments that were not shown to the program, since it was at work on the same CPU already; not among
 *     the seen, and not yet filtered
 */
public record Counters(long seen, long overflowed, long missed) {}
