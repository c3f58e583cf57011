package fleetrtt.aggregator.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import fleetrtt.aggregator.partial.Partial;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.partial.WindowLife;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Every record of the intervals topic becomes one of three things: a {@link Partial} keyed by its remote address; the
 * same bytes again with the {@link Reason} in headers; or nothing, when it was seen before.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class HostProcessor implements Processor<byte[], byte[], byte[], Object> {
    private final WindowLife life;
    private final IntervalDecoder decoder;
    private ProcessorContext<byte[], Object> context;
    private KeyValueStore<String, HostPosition> positions;
    private HostCounters counters;

    HostProcessor(WindowLife life, IntervalDecoder decoder) {
        this.life = life;
        this.decoder = decoder;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        positions = context.getStateStore(HostSide.POSITIONS);
        counters = new HostCounters(context.metrics(), context.taskId());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        counters.received.record();
        try {
            accept(record, decoder.decode(record.headers(), record.value()));
        } catch (Unreadable e) {
            counters.rejected.record();
            setAside(record, e.reason(), e.detail());
        }
    }

    private void accept(Record<byte[], byte[]> record, IntervalReport report) {
        if (!advance(report)) {
            counters.duplicates.record();
            return;
        }
        Optional<WindowSize> size = WindowSize.finestHolding(report.interval());
        if (size.isEmpty()) {
            late(record, report, Reason.NO_WINDOW);
            return;
        }
        Partial partial = new Partial(size.get(), report);
        Reason late = misfit(partial.window(), record.timestamp());
        if (late == null) {
            counters.forwarded.record();
            forward(partial, record.timestamp());
        } else {
            late(record, report, late);
        }
    }

    /** Takes the report's position; false when the host had reached it before. */
    private boolean advance(IntervalReport report) {
        HostPosition position = HostPosition.of(report);
        HostPosition last = positions.get(report.host());
        if (last != null && !position.isBeyond(last)) {
            return false;
        }
        positions.put(report.host(), position);
        return true;
    }

    private @Nullable Reason misfit(Interval window, long appendedAt) {
        if (life.isAhead(window, appendedAt)) {
            return Reason.AHEAD;
        }
        return life.isGone(window, appendedAt) ? Reason.TOO_LATE : null;
    }

    private void late(Record<byte[], byte[]> record, IntervalReport report, Reason reason) {
        counters.late.record();
        setAside(record, reason, "interval " + report.interval() + ", appended at " + record.timestamp() + " ms");
    }

    private void forward(Partial partial, long timestamp) {
        byte[] key = partial.remote().toString().getBytes(UTF_8);
        context.forward(new Record<>(key, partial, timestamp, new RecordHeaders()));
    }

    private void setAside(Record<byte[], byte[]> record, Reason reason, String detail) {
        context.forward(new Record<byte[], Object>(
                cut(record.key()), cut(record.value()), record.timestamp(), reason.headers(detail)));
    }

    /** Whole unless oversized: with its headers such a record might exceed what the broker takes. */
    private static byte @Nullable [] cut(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= IntervalDecoder.MAX_BYTES
                ? bytes
                : Arrays.copyOf(bytes, IntervalDecoder.MAX_BYTES);
    }

    @Override
    public void close() {
        counters.close();
    }
}
