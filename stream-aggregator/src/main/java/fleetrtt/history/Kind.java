package fleetrtt.history;

import fleetrtt.aggregator.window.Subject;

/** What a page's cells are of; kept apart, since questions are about one of them. */
public enum Kind {
    PEER('p'),
    HOST('h'),
    FLEET('f'),
    /** Not of subjects: {@link WindowTotal}s, in part 0. */
    TOTAL('t');

    private final byte code;

    Kind(char letter) {
        code = (byte) letter;
    }

    /** In the keys of pages. */
    byte code() {
        return code;
    }

    static Kind of(Subject subject) {
        if (subject.isPeer()) {
            return PEER;
        }
        return subject.equals(Subject.FLEET) ? FLEET : HOST;
    }
}
