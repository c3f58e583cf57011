package fleetrtt.devstack.simulate;

/** What hosts send again, under the same names and in the same order. */
public enum Replays {
    /** Nothing. */
    NONE,
    /** All that is sent at one time, once more. */
    EVERYTHING_TWICE,
    /** Now and then the last records before the new ones, as after a crash that kept them from being acknowledged. */
    TAILS
}
