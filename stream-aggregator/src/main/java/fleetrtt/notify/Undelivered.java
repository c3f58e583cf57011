package fleetrtt.notify;

/** A receiver did not take what it was told. The message is one line: who, what, and the mend where there is one. */
final class Undelivered extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean refused;

    private Undelivered(String line, boolean refused) {
        super(line);
        this.refused = refused;
    }

    /** It may take the same later. */
    static Undelivered yet(String line) {
        return new Undelivered(line, false);
    }

    /** It will never take the same. */
    static Undelivered ever(String line) {
        return new Undelivered(line, true);
    }

    boolean isRefused() {
        return refused;
    }
}
