package fleetrtt.alert;

/** What a rule makes of a window. */
enum Judgement {
    /** The condition holds. */
    SLOW,
    /** It does not. */
    WELL,
    /** Too few samples or hosts, or something that the condition hangs on is undefined: as if nothing had come. */
    THIN,
    /** Too much of the fleet is missing to say anything, even that nothing has come. */
    WITHHELD
}
