package fleetrtt.alert;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.Topics;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** {@link Culprits} in a task. What is on the heap is in the store too, as of the same transaction. */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class CulpritProcessor implements Processor<byte[], byte[], AlertKey, Alert>, AlertSink {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final CulpritSide side;
    private ProcessorContext<AlertKey, Alert> context;
    private CulpritTally tally;
    private CulpritCounters counters;
    private Culprits culprits;
    private long eventMillis;

    CulpritProcessor(CulpritSide side) {
        this.side = side;
    }

    @Override
    public void init(ProcessorContext<AlertKey, Alert> context) {
        this.context = context;
        CulpritStore store =
                new CulpritStore(context.getStateStore(side.makeStore().name()));
        tally = new CulpritTally();
        culprits = new Culprits(
                side.rules(), side.verdicts(), side.patience(), store, this, tally, context.currentSystemTimeMs());
        counters = new CulpritCounters(context.metrics(), context.taskId());
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    private void tick(long nowMillis) {
        culprits.tick(nowMillis);
        counters.publish(tally, culprits.held(), culprits.firing());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        eventMillis = Math.max(eventMillis, record.timestamp());
        Object key = side.reader().deserialize(Topics.ALERTS, record.key());
        Object alert = side.reader().deserialize(Topics.ALERTS, record.value());
        if (!(key instanceof AlertKey name) || !(alert == null || alert instanceof Alert)) {
            throw new IllegalArgumentException("no alert");
        }
        culprits.take(name, (Alert) alert, context.currentSystemTimeMs());
    }

    @Override
    public void tell(AlertKey key, Alert alert) {
        context.forward(new Record<>(key, alert, eventMillis));
    }

    @Override
    public void forget(AlertKey key) {
        context.forward(new Record<>(key, null, eventMillis));
    }

    @Override
    public void close() {
        culprits.handOver();
        counters.publish(tally, 0, 0);
        counters.close();
    }
}
