package fleetrtt.system.aggregator;

import fleetrtt.address.Remote;
import fleetrtt.cluster.Cluster;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.query.PeerTopic;
import fleetrtt.query.PeerUpsert;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.util.HashMap;
import java.util.Map;

/** What the aggregator has published. */
final class Published {
    private static final long DAY_MILLIS = 86_400_000;

    private Published() {}

    /** All windows of 10 s, added up by remote address. */
    static Map<Remote, RttHistogram> sums(Cluster cluster) {
        Interval span = new Interval(System.currentTimeMillis() - DAY_MILLIS, 2 * DAY_MILLIS);
        Map<Remote, RttHistogram> sums = new HashMap<>();
        try (PeerTopic topic = PeerTopic.open(cluster, WindowSize.TEN_SECONDS)) {
            for (PeerUpsert upsert : topic.read(span).all()) {
                sums.merge(upsert.remote(), upsert.rtt(), RttHistogram::plus);
            }
        }
        return sums;
    }
}
