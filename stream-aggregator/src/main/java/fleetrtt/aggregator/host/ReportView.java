package fleetrtt.aggregator.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.wire.IntervalReport;

/** One report, decoded in place; reused for the next. Not thread-safe. */
final class ReportView {
    final Slice host = new Slice();
    final Slice remote = new Slice();
    final RttSum rtt = new RttSum();
    long incarnation;
    long sequence;
    long startMillis;
    long lengthMillis;

    void set(IntervalReport report) {
        set(host, report.host());
        set(remote, report.remote().toString());
        incarnation = report.incarnation();
        sequence = report.sequence();
        startMillis = report.interval().startMillis();
        lengthMillis = report.interval().lengthMillis();
        rtt.clear();
        rtt.add(report.rtt());
    }

    private static void set(Slice slice, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        slice.set(bytes);
    }
}
