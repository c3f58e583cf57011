package fleetrtt.aggregator.upsert;

/**
 * Hosts of the whole fleet in one window.
 *
 * @param expected hosts whose collectors live, or lived until not long before; −1 while not known
 * @param reporting of those, hosts all of whose intervals of the window have arrived; −1 while not known
 */
public record Completeness(int expected, int reporting) {
    public static final Completeness UNKNOWN = new Completeness(-1, -1);
}
