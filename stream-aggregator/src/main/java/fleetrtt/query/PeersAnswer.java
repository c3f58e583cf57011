package fleetrtt.query;

import fleetrtt.time.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All addresses of one window.
 *
 * @param window the window
 * @param rows in the order to be shown
 */
record PeersAnswer(Interval window, List<PeerRow> rows) {
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("Window = " + window);
        lines.add("");
        lines.addAll(PeerTable.lines(rows));
        return lines;
    }

    Map<String, Object> json() {
        Map<String, Object> answer = SpanJson.of(window);
        answer.put("peers", rows.stream().map(PeersAnswer::json).toList());
        return answer;
    }

    private static Map<String, Object> json(PeerRow row) {
        Map<String, Object> peer = new LinkedHashMap<>();
        peer.put("remote", row.remote().toString());
        peer.put("samples", row.samples());
        peer.put("hosts", row.hosts());
        peer.put("p50Micros", row.p50Micros());
        peer.put("p99Micros", row.p99Micros());
        peer.put("meanMicros", row.meanMicros());
        return peer;
    }
}
