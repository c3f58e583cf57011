package fleetrtt.localise;

/**
 * Hosts, or peers, that may be at fault together.
 *
 * @param name of the host, address of the peer, label=value, or prefix; empty for all
 * @param breadth what kind of set it is
 * @param members how many
 */
record Scope(String name, Breadth breadth, int members) {
    /** From the narrowest to the widest. */
    enum Breadth {
        ONE,
        GROUP,
        ALL
    }
}
