package fleetrtt.alert;

import fleetrtt.rules.RuleSet;

/** Alerts in memory alone, to see what rules would do. Not thread-safe. */
public final class Rehearsal {
    private final AlertEngine engine;

    public Rehearsal(RuleSet rules, AlertSink sink) {
        engine = new AlertEngine(() -> rules, SubjectKeeper.none(), sink);
    }

    public void take(SubjectWindow window) {
        engine.take(window);
    }

    public void take(WindowsClosed closed) {
        engine.take(closed);
    }
}
