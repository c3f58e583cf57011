package fleetrtt.aggregator.shift;

import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.localise.Diagnosis;
import fleetrtt.localise.Localiser;
import fleetrtt.localise.ShiftMatrix;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of all hosts, by minute, until they are judged and for some minutes after, since rows that come late are judged
 * again. On the heap alone: a crash may cost a minute its verdicts, and the next minute has its own. Not thread-safe.
 */
public final class Rows {
    /** How long after a minute's close its rows are waited for: a commit or two of every host task. */
    private static final long SETTLE_MILLIS = 3_000;

    private static final long KEPT_MILLIS = 180_000;

    private final WindowLife life;
    private final Map<WindowKey, Minute> minutes = new TreeMap<>();

    private static final class Minute {
        private final Map<String, byte[]> rows = new TreeMap<>();
        private boolean changed;
        private int revision;
    }

    /** Takes what was found out of a minute. */
    public interface Judged {
        void take(WindowKey minute, ShiftMatrix matrix, Diagnosis diagnosis, int revision);
    }

    public Rows(WindowLife life) {
        this.life = life;
    }

    public void add(WindowKey minute, String host, byte[] row) {
        Minute of = minutes.computeIfAbsent(minute, unseen -> new Minute());
        of.rows.put(host, row);
        of.changed = true;
    }

    private boolean isDue(WindowKey key, Minute minute, long clockMillis) {
        return minute.changed && life.isClosed(key.interval(), clockMillis - SETTLE_MILLIS);
    }

    /** Judges what is due; at the commits that there are anyway, of which there is one a second where anything comes. */
    public void judge(long clockMillis, Judged to) {
        minutes.forEach((key, minute) -> {
            if (isDue(key, minute, clockMillis)) {
                minute.changed = false;
                RowReader rows = new RowReader();
                minute.rows.forEach(rows::add);
                ShiftMatrix matrix = rows.matrix();
                to.take(key, matrix, Localiser.of(matrix, rows.owners()), minute.revision++);
            }
        });
        minutes.keySet().removeIf(key -> life.isClosed(key.interval(), clockMillis - KEPT_MILLIS));
    }
}
