package fleetrtt.rules.command;

import fleetrtt.alert.AlertSink;
import fleetrtt.alert.Rehearsal;
import fleetrtt.alert.SubjectWindow;
import fleetrtt.alert.WindowsClosed;
import fleetrtt.query.PeerUpsert;
import fleetrtt.query.PeerWindows;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Rules over the windows that lie on a topic, read a few at a time, each as it had been revised ten minutes later; so
 * memory holds no more of the history than that. Not thread-safe.
 */
final class Backtest {
    private static final int WINDOWS_AT_A_TIME = 10;
    private static final Duration REVISED = Duration.ofMinutes(10);

    private final WindowSize size;
    private final Rehearsal rehearsal;
    private long windows;

    Backtest(RuleSet rules, WindowSize size, AlertSink sink) {
        this.size = size;
        this.rehearsal = new Rehearsal(rules, sink);
    }

    /** Where windows are read from. */
    interface History {
        /** The windows of a span, as revised when windows of a later instant were written. */
        PeerWindows read(Interval span, long laterMillis);
    }

    void run(History history, Interval span) {
        long length = WINDOWS_AT_A_TIME * size.millis();
        for (long start = span.startMillis(); start < span.endMillis(); start += length) {
            long end = Math.min(span.endMillis(), start + length);
            PeerWindows slice = history.read(new Interval(start, end - start), end + REVISED.toMillis());
            for (long window = start; window < end; window += size.millis()) {
                judge(slice.in(new Interval(window, size.millis())), window + size.millis());
            }
        }
    }

    private void judge(List<PeerUpsert> upserts, long endMillis) {
        List<PeerUpsert> closed = upserts.stream().filter(PeerUpsert::closed).toList();
        closed.forEach(upsert -> rehearsal.take(window(upsert)));
        windows += closed.size();
        if (!closed.isEmpty()) {
            // Where nobody was heard at all nothing was collected, which is no silence of a peer.
            rehearsal.take(
                    new WindowsClosed(SubjectKind.PEER, size, endMillis, OptionalInt.empty(), OptionalInt.empty()));
        }
    }

    private SubjectWindow window(PeerUpsert upsert) {
        return new SubjectWindow(
                Subject.peer(upsert.remote().toString()),
                size,
                upsert.window().startMillis(),
                upsert.rtt(),
                upsert.hosts(),
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /** Windows judged so far. */
    long windows() {
        return windows;
    }
}
