package fleetrtt.aggregator.host;

import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.RegistryException;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** From the bytes of a record to a report that may be trusted to be well-formed. As thread-safe as its deserializer. */
final class IntervalDecoder {
    /** Longest value looked at, in bytes; the largest honest one stays below a thousand. */
    static final int MAX_BYTES = 16 * 1024;

    /** Intervals begin less far from 1970 than this: some 140,000 years. */
    static final long FARTHEST_MILLIS = 1L << 52;

    private final Deserializer<Object> deserializer;

    IntervalDecoder(Deserializer<Object> deserializer) {
        this.deserializer = deserializer;
    }

    /**
     * The report.
     *
     * @throws Unreadable when the bytes are none
     * @throws RegistryException when the registry cannot be asked, which says nothing about the bytes
     */
    IntervalReport decode(Headers headers, byte @Nullable [] value) throws Unreadable {
        if (value == null) {
            throw new Unreadable(Reason.UNDECODABLE, "no value");
        }
        if (value.length > MAX_BYTES) {
            throw new Unreadable(Reason.OVERSIZED, value.length + " bytes, " + MAX_BYTES + " at most");
        }
        return validate(deserialize(headers, value));
    }

    private IntervalHistogram deserialize(Headers headers, byte[] value) throws Unreadable {
        Object decoded;
        try {
            decoded = deserializer.deserialize(Topics.INTERVALS, headers, value);
        } catch (SerializationException e) {
            if (e instanceof RegistryException registry && !registry.isUnknownSchema()) {
                throw e;
            }
            throw new Unreadable(Reason.UNDECODABLE, message(e));
        }
        if (decoded instanceof IntervalHistogram interval) {
            return interval;
        }
        throw new Unreadable(Reason.UNDECODABLE, "a record of another schema");
    }

    private static IntervalReport validate(IntervalHistogram wire) throws Unreadable {
        IntervalReport report;
        try {
            report = IntervalReport.of(wire);
        } catch (RuntimeException e) {
            throw new Unreadable(Reason.INVALID, message(e));
        }
        if (report.rtt().slots().isEmpty()) {
            throw new Unreadable(Reason.INVALID, "no samples");
        }
        if (Math.abs(report.interval().startMillis()) >= FARTHEST_MILLIS) {
            throw new Unreadable(Reason.INVALID, "start " + report.interval().startMillis() + " ms is no date");
        }
        requirePlausible(report.rtt(), report.interval().lengthMillis());
        return report;
    }

    private static void requirePlausible(RttHistogram rtt, long lengthMillis) throws Unreadable {
        RttSum sum = new RttSum();
        sum.add(rtt);
        if (!sum.isPossibleWithin(lengthMillis)) {
            throw new Unreadable(Reason.INVALID, rtt.samples() + " samples within " + lengthMillis + " ms");
        }
        if (!sum.isPlausible()) {
            throw new Unreadable(Reason.INVALID, "no samples in these slots add up to " + rtt.sumMicros() + " µs");
        }
        if (rtt.minRttMicros().orElse(0) < 0) {
            throw new Unreadable(Reason.INVALID, "min-RTT " + rtt.minRttMicros().getAsLong() + " µs is negative");
        }
    }

    private static String message(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(0, Math.min(message.length(), 500));
    }
}
