package fleetrtt.bench.aggregator;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What a broker has taken since it started.
 *
 * @param topics by name
 */
record BrokerTraffic(Map<String, Traffic> topics) {
    private static final String METERS = "kafka.server:type=BrokerTopicMetrics,topic=*,name=";

    BrokerTraffic {
        topics = Map.copyOf(topics);
    }

    static BrokerTraffic ofThisProcess() {
        Map<String, Traffic> topics = new TreeMap<>();
        counts("MessagesInPerSec").forEach((topic, count) -> topics.put(topic, new Traffic(count, 0)));
        counts("BytesInPerSec").forEach((topic, count) -> topics.merge(topic, new Traffic(0, count), Traffic::plus));
        return new BrokerTraffic(topics);
    }

    private static Map<String, Long> counts(String meter) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> counts = new TreeMap<>();
        try {
            for (ObjectName bean : beans.queryNames(new ObjectName(METERS + meter), null)) {
                counts.put(bean.getKeyProperty("topic"), (Long) beans.getAttribute(bean, "Count"));
            }
        } catch (JMException e) {
            throw new IllegalStateException("the broker tells nothing of its topics: " + e, e);
        }
        return counts;
    }
}
