package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Reason;

/** A record that is no interval report; says why. Made per bad record, so without a stack trace. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String detail;

    Unreadable(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
