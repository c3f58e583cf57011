package fleetrtt.alert;

import fleetrtt.histogram.RttHistogram;
import fleetrtt.rules.Subject;
import fleetrtt.time.WindowSize;
import java.util.List;
import java.util.OptionalInt;

/**
 * A window of a subject, as it was when it closed. Windows of one size and subject come in the order of their starts;
 * one that is not younger than the last is a revision and passed over.
 *
 * @param subject peer, host or fleet
 * @param size of the window
 * @param startMillis first instant, inclusive, in milliseconds since the epoch
 * @param rtt samples of all hosts
 * @param hosts distinct hosts among them
 * @param worstHosts those with the worst tail, worst first
 * @param hostsExpected hosts whose collectors were alive; empty while not known
 * @param hostsReporting of those, hosts whose intervals of this window have come; empty while not known
 */
public record SubjectWindow(
        Subject subject,
        WindowSize size,
        long startMillis,
        RttHistogram rtt,
        int hosts,
        List<HostRtt> worstHosts,
        OptionalInt hostsExpected,
        OptionalInt hostsReporting)
        implements AlertInput {
    public SubjectWindow {
        worstHosts = List.copyOf(worstHosts);
    }

    /** First instant after it, in milliseconds since the epoch. */
    public long endMillis() {
        return startMillis + size.millis();
    }
}
