package fleetrtt.bench.aggregator;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What was produced to one topic.
 *
 * @param records sent, control records not among them
 * @param bytes of the batches sent, after compression
 */
record Traffic(long records, long bytes) {
    private static final String PRODUCED = "kafka.producer:type=producer-topic-metrics,client-id=*,topic=*";

    static Traffic none() {
        return new Traffic(0, 0);
    }

    /** By topic, of all producers of this process that are open. */
    static Map<String, Traffic> ofThisProcess() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Map<String, Traffic> traffic = new TreeMap<>();
        try {
            for (ObjectName bean : beans.queryNames(new ObjectName(PRODUCED), null)) {
                Traffic of = new Traffic(total(beans, bean, "record-send-total"), total(beans, bean, "byte-total"));
                traffic.merge(ObjectName.unquote(quoted(bean.getKeyProperty("topic"))), of, Traffic::plus);
            }
        } catch (JMException e) {
            throw new IllegalStateException("producers tell nothing of themselves: " + e, e);
        }
        return traffic;
    }

    /** Kafka quotes a name only where it has to. */
    private static String quoted(String name) {
        return name.startsWith("\"") ? name : ObjectName.quote(name);
    }

    private static long total(MBeanServer beans, ObjectName bean, String attribute) throws JMException {
        return ((Number) beans.getAttribute(bean, attribute)).longValue();
    }

    Traffic plus(Traffic other) {
        return new Traffic(records + other.records, bytes + other.bytes);
    }

    Traffic minus(Traffic other) {
        return new Traffic(records - other.records, bytes - other.bytes);
    }
}
