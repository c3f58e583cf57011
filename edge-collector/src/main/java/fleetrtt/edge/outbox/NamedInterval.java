package fleetrtt.edge.outbox;

import fleetrtt.wire.IntervalReport;
import java.util.ArrayList;
import java.util.List;

/**
 * A drained interval whose records have their names for ever: record i of it has sequence firstSequence + i.
 *
 * @param row identity within the outbox
 * @param incarnation life of the sequence
 * @param firstSequence sequence of the first record
 * @param drained the samples
 */
public record NamedInterval(long row, long incarnation, long firstSequence, DrainedInterval drained) {
    /** The records to send, in the order of their sequence, the same at every call. */
    public List<IntervalReport> reports(String host) {
        List<IntervalReport> reports = new ArrayList<>(drained.remotes().size());
        drained.remotes()
                .forEach((remote, rtt) -> reports.add(new IntervalReport(
                        host, incarnation, firstSequence + reports.size(), drained.interval(), remote, rtt)));
        return reports;
    }
}
