package fleetrtt.edge.kernel;

/** Whose address the samples are kept by. */
public enum KeyChoice {
    /** One histogram for all samples. */
    ALL(0),
    /** One per local address. */
    LOCAL(1),
    /** One per remote address. */
    REMOTE(2);

    private final int number;

    KeyChoice(int number) {
        this.number = number;
    }

    /** The constant of {@code enum tcprtt_key_choice}. */
    int number() {
        return number;
    }
}
