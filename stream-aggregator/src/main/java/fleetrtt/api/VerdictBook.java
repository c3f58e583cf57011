package fleetrtt.api;

import fleetrtt.answer.CellRow;
import fleetrtt.answer.CulpritRow;
import fleetrtt.answer.MatrixAnswer;
import fleetrtt.answer.VerdictsAnswer;
import fleetrtt.wire.MatrixCell;
import fleetrtt.wire.SlowSubject;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WindowVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whose fault it was in the windows of the last hour, as their topic tells it. Thread-safe. */
final class VerdictBook implements Verdicts {
    /** How far back it goes. */
    static final Duration KEPT = Duration.ofHours(1);

    /** A verdict older than this says nothing of what is slow now. */
    private static final Duration CURRENT = Duration.ofMinutes(5);

    private static final int MOST_WINDOWS = 60;

    private final TreeMap<Long, VerdictWindow> windows = new TreeMap<>();

    synchronized void take(Object key, @Nullable Object value, long timestampMillis) {
        if (value instanceof VerdictWindow window) {
            windows.put(window.getWindowStart().toEpochMilli(), window);
            while (windows.size() > MOST_WINDOWS) {
                windows.pollFirstEntry();
            }
        }
    }

    /** Of the youngest window that begins in a span; the most rows, and columns, and all cells among them. */
    synchronized MatrixAnswer matrix(long fromMillis, long toMillis, int most) {
        Map.Entry<Long, VerdictWindow> youngest = windows.lowerEntry(toMillis);
        if (youngest == null || youngest.getKey() < fromMillis) {
            return new MatrixAnswer(null, 0, 0, List.of(), List.of(), List.of(), List.of());
        }
        VerdictWindow window = youngest.getValue();
        List<String> hosts = culpritsFirst(window.getMatrixHosts(), window, WindowVerdict::getHosts);
        List<String> peers = culpritsFirst(window.getMatrixPeers(), window, WindowVerdict::getPeers);
        List<String> shownHosts = hosts.subList(0, Math.min(most, hosts.size()));
        List<String> shownPeers = peers.subList(0, Math.min(most, peers.size()));
        return new MatrixAnswer(
                youngest.getKey(),
                window.getWindowMillis(),
                window.getCells(),
                List.copyOf(shownHosts),
                List.copyOf(shownPeers),
                verdicts(window),
                cells(window, new HashSet<>(shownHosts), new HashSet<>(shownPeers)));
    }

    private static List<String> culpritsFirst(
            List<CharSequence> names, VerdictWindow window, Function<WindowVerdict, CharSequence> end) {
        Set<String> culprits = new HashSet<>();
        window.getVerdicts().forEach(verdict -> culprits.add(end.apply(verdict).toString()));
        List<String> sorted = new ArrayList<>();
        names.forEach(name -> sorted.add(name.toString()));
        sorted.sort(Comparator.comparing(name -> !culprits.contains(name)));
        return sorted;
    }

    private static List<CellRow> cells(VerdictWindow window, Set<String> hosts, Set<String> peers) {
        List<CellRow> cells = new ArrayList<>();
        for (MatrixCell cell : window.getMatrix()) {
            String host = window.getMatrixHosts().get(cell.getHost()).toString();
            String peer = window.getMatrixPeers().get(cell.getPeer()).toString();
            if (hosts.contains(host) && peers.contains(peer)) {
                double shift = cell.getShift();
                cells.add(new CellRow(host, peer, shift, Math.pow(2, shift), cell.getFresh()));
            }
        }
        return cells;
    }

    /** Of windows that begin in a span. */
    synchronized VerdictsAnswer verdicts(long fromMillis, long toMillis, int most) {
        if (fromMillis >= toMillis) {
            return new VerdictsAnswer(List.of());
        }
        return new VerdictsAnswer(windows.subMap(fromMillis, true, toMillis, false).descendingMap().values().stream()
                .flatMap(window -> verdicts(window).stream())
                .limit(most)
                .toList());
    }

    private static List<CulpritRow> verdicts(VerdictWindow window) {
        return window.getVerdicts().stream()
                .map(verdict -> row(window, verdict))
                .toList();
    }

    private static CulpritRow row(VerdictWindow window, WindowVerdict verdict) {
        return new CulpritRow(
                window.getWindowStart().toEpochMilli(),
                verdict.getCulprit().toString(),
                verdict.getSubject().toString(),
                verdict.getHosts().toString(),
                verdict.getPeers().toString(),
                verdict.getEffect(),
                verdict.getError(),
                Math.pow(2, verdict.getEffect()),
                verdict.getConfidence(),
                verdict.getCellsFor(),
                verdict.getCellsAgainst(),
                texts(verdict.getHostsFor()),
                texts(verdict.getHostsAgainst()),
                verdict.getSentence().toString());
    }

    private static List<String> texts(List<CharSequence> all) {
        return all.stream().map(CharSequence::toString).toList();
    }

    @Override
    public @Nullable String of(String subject) {
        CulpritRow now = explained(subject);
        return now == null ? null : now.kind().toUpperCase(Locale.ROOT);
    }

    /** Why an address or a host is slow, as of the last window; null when it is not slow, or that is long ago. */
    synchronized @Nullable CulpritRow explained(String subject) {
        if (windows.isEmpty() || windows.lastKey() < System.currentTimeMillis() - CURRENT.toMillis()) {
            return null;
        }
        VerdictWindow window = windows.lastEntry().getValue();
        for (SlowSubject slow : window.getSlow()) {
            if (slow.getVerdict() >= 0
                    && slow.getVerdict() < window.getVerdicts().size()
                    && slow.getSubject().toString().equals(subject)) {
                return row(window, window.getVerdicts().get(slow.getVerdict()));
            }
        }
        return null;
    }
}
