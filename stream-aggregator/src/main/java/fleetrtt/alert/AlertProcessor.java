package fleetrtt.alert;

import fleetrtt.rules.RuleSet;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Judges windows as they close. What it remembers is on the heap; the store gets of it what a restart must find, before
 * the commit: everything that was told, and of baselines what changed much. Time is that of the windows alone.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class AlertProcessor implements Processor<Object, AlertInput, AlertKey, Alert>, AlertSink {
    private static final long SWEEP_MILLIS = 10 * WindowSize.ONE_MINUTE.millis();

    private final String name;
    private final Supplier<RuleSet> rules;
    private final Evaluator evaluator = new Evaluator(this);
    private Subjects subjects;
    private ProcessorContext<AlertKey, Alert> context;
    private AlertStore store;
    private AlertCounters counters;
    private boolean loaded;
    private long nowMillis = Long.MIN_VALUE;
    private long sweptMillis = Long.MIN_VALUE;

    AlertProcessor(String name, Supplier<RuleSet> rules) {
        this.name = name;
        this.rules = rules;
    }

    @Override
    public void init(ProcessorContext<AlertKey, Alert> context) {
        this.context = context;
        store = new AlertStore(context.getStateStore(name));
        counters = new AlertCounters(context.metrics(), name, context.taskId());
        // After an aborted transaction Streams calls this again: what is on the heap may never have happened.
        subjects = new Subjects(rules.get());
        loaded = false;
    }

    @Override
    public void process(Record<Object, AlertInput> record) {
        AlertInput input = record.value();
        if (input instanceof SubjectWindow window) {
            nowMillis = Math.max(nowMillis, window.endMillis());
            followRules();
            judge(window);
        } else if (input instanceof WindowsClosed closed) {
            nowMillis = Math.max(nowMillis, closed.throughMillis());
            followRules();
            closed(closed);
        }
    }

    private void judge(SubjectWindow window) {
        SubjectState state = subjects.of(window.subject());
        evaluator.judge(state, window);
        counters.judged();
        subjects.noteActivity(state);
        if (state.isWorthWriting(nowMillis)) {
            save(state);
        }
    }

    private void closed(WindowsClosed closed) {
        for (SubjectState state : subjects.active()) {
            if (state.subject().kind() == closed.kind()) {
                evaluator.silence(state, closed);
                evaluator.forgetOld(state, nowMillis);
                saveChanged(state);
            }
        }
        if (sweptMillis == Long.MIN_VALUE || nowMillis >= sweptMillis + SWEEP_MILLIS) {
            sweptMillis = nowMillis;
            subjects.forgetFaded(nowMillis).forEach(store::delete);
        }
        counters.publish(subjects.size());
    }

    /** Also after a restart, since the rules may have changed meanwhile; init could tell nobody. */
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
            store.load(subjects::planFor, subjects::add);
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
        store.save(state);
        state.written(nowMillis);
    }

    @Override
    public void tell(AlertKey key, Alert alert) {
        counters.told(alert);
        forward(key, alert);
    }

    @Override
    public void forget(AlertKey key) {
        forward(key, null);
    }

    private void forward(AlertKey key, @Nullable Alert alert) {
        context.forward(new Record<>(key, alert, nowMillis));
    }

    @Override
    public void close() {
        counters.close();
    }
}
