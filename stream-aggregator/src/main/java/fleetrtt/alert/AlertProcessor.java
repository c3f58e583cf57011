package fleetrtt.alert;

import fleetrtt.rules.RuleSet;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * An {@link AlertEngine} in a task. What the engine remembers is on the heap; the store gets of it what a restart must
 * find, before the commit: everything that was told, and of baselines what changed much.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class AlertProcessor implements Processor<Object, AlertInput, AlertKey, Alert>, AlertSink {
    private final String name;
    private final Supplier<RuleSet> rules;
    private ProcessorContext<AlertKey, Alert> context;
    private AlertCounters counters;
    private AlertEngine engine;

    AlertProcessor(String name, Supplier<RuleSet> rules) {
        this.name = name;
        this.rules = rules;
    }

    @Override
    public void init(ProcessorContext<AlertKey, Alert> context) {
        this.context = context;
        counters = new AlertCounters(context.metrics(), name, context.taskId());
        // A new one each time: after an aborted transaction, what is on the heap may never have happened.
        engine = new AlertEngine(rules, new AlertStore(context.getStateStore(name)), this);
    }

    @Override
    public void process(Record<Object, AlertInput> record) {
        AlertInput input = record.value();
        if (input instanceof SubjectWindow window) {
            engine.take(window);
            counters.judged();
        } else if (input instanceof WindowsClosed closed) {
            engine.take(closed);
            counters.publish(engine.subjects());
        }
    }

    @Override
    public void tell(AlertKey key, Alert alert) {
        counters.told(alert);
        context.forward(new Record<>(key, alert, engine.nowMillis()));
    }

    @Override
    public void forget(AlertKey key) {
        context.forward(new Record<>(key, null, engine.nowMillis()));
    }

    @Override
    public void close() {
        counters.close();
    }
}
