package fleetrtt.localise;

/** Where a slowness lies. */
public enum Blame {
    /** A peer, or a prefix of peers: most hosts that talk to it see it. */
    PEER,
    /** A host, or those of one label: most peers look slow from there. */
    HOST,
    /** Between some hosts and some peers: both are well seen from elsewhere. */
    PATH,
    /** Most of everything. */
    FLEET,
    /** Too little evidence. */
    UNKNOWN
}
