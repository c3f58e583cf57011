package fleetrtt.alert;

import fleetrtt.rules.RuleSet;
import fleetrtt.time.WindowSize;
import java.util.function.Supplier;

/**
 * All alerts of one task: takes windows as they close and tells what becomes of alerts. Time is that of the windows
 * alone. Not thread-safe.
 */
final class AlertEngine {
    private static final long SWEEP_MILLIS = 10 * WindowSize.ONE_MINUTE.millis();

    private final Supplier<RuleSet> rules;
    private final SubjectKeeper keeper;
    private final Evaluator evaluator;
    private final Subjects subjects;
    private boolean loaded;
    private long nowMillis = Long.MIN_VALUE;
    private long sweptMillis = Long.MIN_VALUE;

    AlertEngine(Supplier<RuleSet> rules, SubjectKeeper keeper, AlertSink sink) {
        this.rules = rules;
        this.keeper = keeper;
        evaluator = new Evaluator(sink);
        subjects = new Subjects(rules.get());
    }

    void take(SubjectWindow window) {
        nowMillis = Math.max(nowMillis, window.endMillis());
        followRules();
        SubjectState state = subjects.of(window.subject());
        evaluator.judge(state, window);
        subjects.noteActivity(state);
        if (state.isWorthWriting(nowMillis)) {
            save(state);
        }
    }

    void take(WindowsClosed closed) {
        nowMillis = Math.max(nowMillis, closed.throughMillis());
        followRules();
        for (SubjectState state : subjects.active()) {
            if (state.subject().kind() == closed.kind()) {
                evaluator.silence(state, closed);
                evaluator.forgetOld(state, nowMillis);
                saveChanged(state);
            }
        }
        if (sweptMillis == Long.MIN_VALUE || nowMillis >= sweptMillis + SWEEP_MILLIS) {
            sweptMillis = nowMillis;
            subjects.forgetFaded(nowMillis).forEach(keeper::delete);
        }
    }

    /** Also at the first input, since the rules may have changed while nobody was there to judge. */
    private void followRules() {
        RuleSet wanted = rules.get();
        if (!loaded || !subjects.follows(wanted)) {
            subjects.follow(wanted);
            load();
            for (SubjectState state : subjects.active()) {
                evaluator.follow(state, subjects.planFor(state.subject()), nowMillis);
                saveChanged(state);
            }
        }
    }

    private void load() {
        if (!loaded) {
            keeper.load(subjects::planFor, subjects::add);
            loaded = true;
        }
    }

    private void saveChanged(SubjectState state) {
        if (state.isChanged()) {
            subjects.noteActivity(state);
            save(state);
        }
    }

    private void save(SubjectState state) {
        keeper.save(state);
        state.written(nowMillis);
    }

    /** End of the youngest window it knows of. */
    long nowMillis() {
        return nowMillis;
    }

    /** Subjects remembered. */
    int subjects() {
        return subjects.size();
    }
}
