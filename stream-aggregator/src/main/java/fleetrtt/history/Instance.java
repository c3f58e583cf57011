package fleetrtt.history;

import java.util.Set;

/**
 * One of those that keep windows.
 *
 * @param server where it answers, {@code host:port}
 * @param partitions it answers for
 * @param standby partitions of which it has a copy
 */
public record Instance(String server, Set<Integer> partitions, Set<Integer> standby) {
    public Instance {
        partitions = Set.copyOf(partitions);
        standby = Set.copyOf(standby);
    }
}
