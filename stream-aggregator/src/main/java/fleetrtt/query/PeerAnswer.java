package fleetrtt.query;

import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.text.RttText;
import fleetrtt.text.TcprttTable;
import fleetrtt.time.Interval;
import fleetrtt.wire.WireHistograms;
import java.util.List;
import java.util.Map;

/**
 * One address over the windows of a span, added up.
 *
 * @param remote the address
 * @param span from the first window's start to the last one's end
 * @param windows number of windows in it that saw the address
 * @param rtt samples of all windows; at least one
 */
record PeerAnswer(Remote remote, Interval span, int windows, RttHistogram rtt) {
    /** @param upserts one for each window, oldest first; at least one */
    static PeerAnswer of(List<PeerUpsert> upserts) {
        Interval first = upserts.get(0).window();
        Interval last = upserts.get(upserts.size() - 1).window();
        return new PeerAnswer(
                upserts.get(0).remote(),
                new Interval(first.startMillis(), last.endMillis() - first.startMillis()),
                upserts.size(),
                upserts.stream().map(PeerUpsert::rtt).reduce(RttHistogram.empty(), RttHistogram::plus));
    }

    List<String> table() {
        String head = "Remote Address = " + remote + "\nWindows = " + windows + " in " + span + "\nSamples = "
                + rtt.samples() + ", p50 " + time(rtt.slots().quantile(0.5)) + ", p99 "
                + time(rtt.slots().quantile(0.99)) + ", mean " + time(rtt.meanMicros()) + "\n\n";
        return (head + TcprttTable.of(rtt.slots(), "usecs")).lines().toList();
    }

    private static String time(double micros) {
        return RttText.of(micros).strip();
    }

    Map<String, Object> json() {
        Map<String, Object> answer = SpanJson.of(span);
        answer.put("remote", remote.toString());
        answer.put("windows", windows);
        answer.put("samples", rtt.samples());
        answer.put("p50Micros", rtt.slots().quantile(0.5));
        answer.put("p99Micros", rtt.slots().quantile(0.99));
        answer.put("meanMicros", rtt.meanMicros());
        answer.put("sumMicros", rtt.sumMicros());
        answer.put("minRttMicros", WireHistograms.minRtt(rtt.minRttMicros()));
        answer.put("firstSlot", rtt.slots().firstSlot());
        answer.put("counts", WireHistograms.counts(rtt.slots()));
        return answer;
    }
}
