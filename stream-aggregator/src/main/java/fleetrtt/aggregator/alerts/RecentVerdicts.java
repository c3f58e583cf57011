package fleetrtt.aggregator.alerts;

import fleetrtt.alert.Verdicts;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.wire.Culprit;
import fleetrtt.wire.SlowSubject;
import fleetrtt.wire.Verdict;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WindowVerdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of the last two windows, by what is slow; the newer one counts. An alert is judged as its window closes, when
 * the verdict of that window is still to come. Thread-safe.
 */
final class RecentVerdicts implements Verdicts {
    private volatile Window newest = Window.NONE;
    private volatile Window before = Window.NONE;

    private record Window(long startMillis, long endMillis, Map<String, Blamed> blamed) {
        static final Window NONE = new Window(Long.MIN_VALUE, Long.MIN_VALUE, Map.of());
    }

    synchronized void take(VerdictWindow window) {
        long start = window.getWindowStart().toEpochMilli();
        Window taken = new Window(start, start + window.getWindowMillis(), blamed(window));
        if (taken.startMillis > newest.startMillis) {
            before = newest;
            newest = taken;
        } else if (taken.startMillis == newest.startMillis) {
            newest = taken;
        } else if (taken.startMillis >= before.startMillis) {
            before = taken;
        }
    }

    private static Map<String, Blamed> blamed(VerdictWindow window) {
        List<WindowVerdict> verdicts = window.getVerdicts();
        Map<String, Blamed> blamed = new HashMap<>();
        for (SlowSubject slow : window.getSlow()) {
            if (slow.getVerdict() >= 0 && slow.getVerdict() < verdicts.size()) {
                SubjectKind kind = slow.getIsHost() ? SubjectKind.HOST : SubjectKind.PEER;
                blamed.put(key(kind, slow.getSubject().toString()), blamed(verdicts.get(slow.getVerdict())));
            }
        }
        verdicts.stream()
                .filter(verdict -> verdict.getCulprit().toString().equals("fleet"))
                .findFirst()
                .ifPresent(verdict -> blamed.put(key(SubjectKind.FLEET, "fleet"), blamed(verdict)));
        return blamed;
    }

    private static Blamed blamed(WindowVerdict verdict) {
        return new Blamed(
                verdict.getSubject().toString(),
                new Verdict(
                        Culprit.valueOf(verdict.getCulprit().toString().toUpperCase(Locale.ROOT)),
                        verdict.getConfidence(),
                        verdict.getSentence(),
                        verdict.getHostsFor(),
                        verdict.getHostsAgainst()));
    }

    private static String key(SubjectKind kind, String subject) {
        return kind + " " + subject;
    }

    @Override
    public @Nullable Blamed of(SubjectKind kind, String subject) {
        Blamed now = newest.blamed.get(key(kind, subject));
        return now == null ? before.blamed.get(key(kind, subject)) : now;
    }

    @Override
    public long throughMillis() {
        return newest.endMillis;
    }
}
