package fleetrtt.system.faults;

import java.util.List;

/**
 * A run, for machines.
 *
 * @param seed of all that looked like chance
 * @param isLong whether it did more than builds do
 * @param rows in the order in which they ran
 */
record Report(long seed, boolean isLong, List<RowReport> rows) {}
