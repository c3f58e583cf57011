package fleetrtt.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.wire.WireHistograms;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A histogram of smoothed RTT, µs. Mean and quantiles are null when there is no sample.
 *
 * @param firstSlot log2 slot of the first count
 * @param counts per slot from there on, not cumulative
 * @param fresh of the samples, those whose segment acknowledged new data, so that the estimate was a new one
 */
public record Rtt(
        int firstSlot,
        List<Long> counts,
        long samples,
        long fresh,
        long sumMicros,
        @Nullable Long minRttMicros,
        @Nullable Double meanMicros,
        @Nullable Double p50Micros,
        @Nullable Double p90Micros,
        @Nullable Double p99Micros) {
    private static final double THOUSANDTHS = 1_000;

    public static Rtt of(RttHistogram rtt) {
        Log2Histogram slots = rtt.slots();
        boolean empty = slots.isEmpty();
        return new Rtt(
                slots.firstSlot(),
                WireHistograms.counts(slots),
                slots.total(),
                rtt.fresh(),
                rtt.sumMicros(),
                WireHistograms.minRtt(rtt.minRttMicros()),
                empty ? null : rounded(rtt.meanMicros()),
                empty ? null : rounded(slots.quantile(0.5)),
                empty ? null : rounded(slots.quantile(0.9)),
                empty ? null : rounded(slots.quantile(0.99)));
    }

    /** Without sum and mean, which are not known. */
    public static Rtt ofSlots(Log2Histogram slots) {
        Rtt rtt = of(new RttHistogram(slots, 0, OptionalLong.empty(), 0));
        return new Rtt(
                rtt.firstSlot, rtt.counts, rtt.samples, 0, 0, null, null, rtt.p50Micros, rtt.p90Micros, rtt.p99Micros);
    }

    private static double rounded(double micros) {
        return Math.round(micros * THOUSANDTHS) / THOUSANDTHS;
    }

    @JsonIgnore
    public RttHistogram histogram() {
        return WireHistograms.read(firstSlot, counts, sumMicros, minRttMicros, fresh);
    }

    public Rtt plus(Rtt other) {
        return of(histogram().plus(other.histogram()));
    }

    /** p50 less the least RTT; null when there is none. */
    @JsonIgnore
    public @Nullable Double excessMicros() {
        return minRttMicros == null || p50Micros == null
                ? null
                : Double.valueOf(rounded(Math.max(0, p50Micros - minRttMicros)));
    }
}
