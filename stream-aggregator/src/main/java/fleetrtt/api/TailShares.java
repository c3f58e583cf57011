package fleetrtt.api;

import fleetrtt.answer.PeerHost;
import fleetrtt.answer.Rtt;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;
import fleetrtt.history.SubjectSum;
import java.util.Comparator;
import java.util.List;

/** Who an address's tail comes from: of the samples in slots from its p99 up, the share of each host. */
final class TailShares {
    private TailShares() {}

    /** Greatest share first. */
    static List<PeerHost> of(SubjectSum sum) {
        if (sum.isEmpty()) {
            return List.of();
        }
        Log2Histogram all = sum.rtt().slots();
        int from = Log2Slots.of(all.quantileBounds(0.99).low());
        double tail = above(all, from);
        return sum.worst().stream()
                .map(share -> new PeerHost(
                        share.host(),
                        Rtt.of(share.rtt()),
                        Math.min(1, above(share.rtt().slots(), from) / tail)))
                .sorted(Comparator.comparingDouble(PeerHost::shareOfTail).reversed())
                .toList();
    }

    private static double above(Log2Histogram slots, int from) {
        double above = 0;
        for (int slot = from; slot < Log2Slots.COUNT; slot++) {
            above += slots.count(slot);
        }
        return above;
    }
}
