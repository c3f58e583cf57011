package fleetrtt.aggregator;

import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import java.util.Arrays;
import java.util.OptionalLong;

/** A host that names its reports as collectors do. */
final class TestHost {
    private final String name;
    private final long incarnation;
    private long sequence;

    TestHost(String name) {
        this(name, 1);
    }

    TestHost(String name, long incarnation) {
        this.name = name;
        this.incarnation = incarnation;
    }

    /** Its next report, of ten seconds from an aligned start. */
    IntervalReport report(String remote, long startMillis, long... micros) {
        return report(remote, new Interval(startMillis, 10_000), micros);
    }

    IntervalReport report(String remote, Interval interval, long... micros) {
        return report(remote, interval, rtt(micros));
    }

    IntervalReport report(String remote, Interval interval, RttHistogram rtt) {
        return new IntervalReport(name, incarnation, sequence++, interval, Remote.parse(remote), rtt);
    }

    static RttHistogram rtt(long... micros) {
        return new RttHistogram(
                Log2Histogram.ofValues(micros),
                Arrays.stream(micros).sum(),
                micros.length == 0 ? OptionalLong.empty() : OptionalLong.of(micros[0] / 2),
                micros.length);
    }
}
