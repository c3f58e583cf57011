package fleetrtt.system.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;

import fleetrtt.cluster.Cluster;
import fleetrtt.system.TopicRecords;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import java.util.ArrayList;
import java.util.List;

/**
 * A report that is in no window.
 *
 * @param reason why
 * @param report what it says
 */
record SetAside(String reason, IntervalReport report) {
    /** All on a topic, none of which is poison. */
    static List<SetAside> on(String topic, Cluster cluster) {
        List<SetAside> all = new ArrayList<>();
        TopicRecords.read(
                cluster,
                topic,
                record -> all.add(new SetAside(
                        new String(
                                record.headers().lastHeader("fleetrtt.reason").value(), UTF_8),
                        IntervalReport.of((IntervalHistogram) record.value()))));
        return all;
    }

    /** The report's name, which all its copies share. */
    String name() {
        return report.host() + "/" + report.incarnation() + "/" + report.sequence();
    }
}
