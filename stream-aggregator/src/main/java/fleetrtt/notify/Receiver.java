package fleetrtt.notify;

import fleetrtt.wire.Alert;
import java.time.Instant;
import java.util.List;

/** Somebody who is told of alerts. Told the same twice it knows it by the labels. Used by one thread. */
interface Receiver {
    /** What it is called in logs, metrics and in the name of its consumer group: kind and URL, no user or password. */
    String name();

    /** Alerts that one request may carry. */
    int mostAtOnce();

    /** Whether it forgets an alert that is not told again and again. */
    boolean wantsRepeats();

    /**
     * Tells of alerts, of each subject and rule one at most, and returns once they were taken.
     *
     * @param until when what fires is over unless it is told again
     * @throws Undelivered when they were not, or it is not known whether they were
     */
    void tell(List<Alert> alerts, Instant until) throws Undelivered, InterruptedException;
}
