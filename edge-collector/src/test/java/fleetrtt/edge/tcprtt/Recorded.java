package fleetrtt.edge.tcprtt;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.kernel.RttUnit;
import fleetrtt.edge.kernel.Samples;
import fleetrtt.edge.kernel.Snapshot;
import fleetrtt.histogram.Log2Histogram;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.OptionalLong;

/** The intervals of tcprtt's own manual, from their counts. */
final class Recorded {
    static final ZonedDateTime END = ZonedDateTime.of(2026, 1, 2, 12, 34, 56, 789_000_000, ZoneOffset.UTC);

    static final Snapshot MILLISECONDS = new Snapshot(
            RttUnit.MILLISECONDS,
            Map.of(IpAddress.parse("::"), samples(0, 4, 0, 1055, 26, 0, 0, 18, 14, 14, 12)),
            Samples.none());

    static final Snapshot BY_REMOTE_ADDRESS = new Snapshot(
            RttUnit.MICROSECONDS,
            Map.of(
                    IpAddress.parse("10.194.87.206"),
                    samples(170, 0, 0, 0, 0, 0, 31, 5150, 10327, 1014, 10, 7, 14, 10),
                    IpAddress.parse("10.194.87.197"),
                    samples(4293, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 12, 14),
                    IpAddress.parse("10.194.88.148"),
                    samples(6215, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2),
                    IpAddress.parse("10.194.87.90"),
                    samples(2188, 0, 0, 0, 0, 0, 0, 0, 0, 15, 30, 50, 65, 22)),
            Samples.none());

    static final Snapshot EXTENSION = new Snapshot(
            RttUnit.MICROSECONDS,
            Map.of(IpAddress.parse("::"), samples(324, 0, 0, 0, 0, 0, 0, 5360, 23834, 11276, 700, 434, 356, 328, 91)),
            Samples.none());

    private Recorded() {}

    /** With a sum that is as far above the mean as truncation forgives. */
    private static Samples samples(long mean, long... counts) {
        Log2Histogram slots = Log2Histogram.ofCounts(0, counts);
        return new Samples(slots, mean * slots.total() + slots.total() - 1, OptionalLong.empty(), slots.total() / 2);
    }
}
