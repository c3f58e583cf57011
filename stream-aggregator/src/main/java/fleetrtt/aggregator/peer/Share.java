package fleetrtt.aggregator.peer;

import fleetrtt.histogram.RttHistogram;
import fleetrtt.wire.HostShare;
import fleetrtt.wire.WireHistograms;
import java.util.Comparator;
import java.util.List;

/** What one host saw of one remote address within one window; always at least one sample. */
record Share(String host, RttHistogram rtt) {
    private static final double TAIL = 0.99;

    private static final Comparator<Share> WORST_FIRST =
            Comparator.comparingDouble(Share::tail).reversed().thenComparing(Share::host);

    /** The shares with the worst tail, worst first; of equal ones those whose names sort first. */
    static List<Share> worst(List<Share> shares, int limit) {
        return shares.stream().sorted(WORST_FIRST).limit(limit).toList();
    }

    /** What all hosts saw together. */
    static RttHistogram total(List<Share> shares) {
        return shares.stream().map(Share::rtt).reduce(RttHistogram.empty(), RttHistogram::plus);
    }

    private double tail() {
        return rtt.slots().quantile(TAIL);
    }

    HostShare toWire() {
        return new HostShare(host, rtt.slots().firstSlot(), WireHistograms.counts(rtt.slots()), rtt.sumMicros());
    }
}
