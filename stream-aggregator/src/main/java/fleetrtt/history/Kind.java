package fleetrtt.history;

import fleetrtt.aggregator.window.Subject;

/** What a page's cells are of; kept apart, since questions are about one of them. */
public enum Kind {
    PEER,
    HOST,
    FLEET;

    static Kind of(Subject subject) {
        if (subject.isPeer()) {
            return PEER;
        }
        return subject.equals(Subject.FLEET) ? FLEET : HOST;
    }
}
