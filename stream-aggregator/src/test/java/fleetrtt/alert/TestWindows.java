package fleetrtt.alert;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.rules.Subject;
import fleetrtt.time.WindowSize;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Windows of one subject as a test needs them. */
record TestWindows(Subject subject, WindowSize size, OptionalInt expected, OptionalInt reporting) {
    static TestWindows minutesOf(Subject subject) {
        return new TestWindows(subject, WindowSize.ONE_MINUTE, OptionalInt.empty(), OptionalInt.empty());
    }

    TestWindows of(WindowSize other) {
        return new TestWindows(subject, other, expected, reporting);
    }

    TestWindows complete(int reportingHosts, int expectedHosts) {
        return new TestWindows(subject, size, OptionalInt.of(expectedHosts), OptionalInt.of(reportingHosts));
    }

    /** 1,000 samples of one RTT seen by 5 hosts. */
    SubjectWindow at(long startMillis, long rttMicros) {
        return at(startMillis, rttMicros, 1_000);
    }

    SubjectWindow at(long startMillis, long rttMicros, int samples) {
        RttHistogram rtt = rtt(rttMicros, samples);
        List<HostRtt> worst = List.of(new HostRtt("web-1", rtt(rttMicros, 10)));
        return new SubjectWindow(subject, size, startMillis, rtt, 5, worst, expected, reporting);
    }

    private static RttHistogram rtt(long micros, int samples) {
        long[] values = new long[samples];
        Arrays.fill(values, micros);
        return new RttHistogram(Log2Histogram.ofValues(values), micros * samples, OptionalLong.of(micros / 2));
    }
}
