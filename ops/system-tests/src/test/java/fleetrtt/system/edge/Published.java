package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import fleetrtt.cluster.Cluster;
import fleetrtt.system.TopicRecords;
import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the topics hold of one host, each named record once. Reading checks that two records of one name are equal, and
 * that whoever takes only what is beyond the last name taken, as the aggregator does, misses none.
 */
final class Published {
    private final Collection<IntervalReport> reports;
    private final int records;

    private Published(Collection<IntervalReport> reports, int records) {
        this.reports = reports;
        this.records = records;
    }

    /** All up to the present end of the topic. */
    static Published read(Cluster cluster, String host) {
        Map<Name, IntervalReport> named = new LinkedHashMap<>();
        Name last = new Name(Long.MIN_VALUE, 0);
        int records = 0;
        for (IntervalHistogram value : values(cluster, Topics.INTERVALS, IntervalHistogram.class)) {
            IntervalReport report = IntervalReport.of(value);
            if (!report.host().equals(host)) {
                continue;
            }
            records++;
            Name name = new Name(report.incarnation(), report.sequence());
            IntervalReport before = named.putIfAbsent(name, report);
            assertThat(before == null ? report : before).isEqualTo(report);
            assertThat(before == null).as("%s is new after %s", name, last).isEqualTo(name.compareTo(last) > 0);
            last = name.compareTo(last) > 0 ? name : last;
        }
        return new Published(named.values(), records);
    }

    /** Every heartbeat of a host, oldest first. */
    static List<Heartbeat> heartbeats(Cluster cluster, String host) {
        return values(cluster, Topics.COLLECTORS, Heartbeat.class).stream()
                .filter(heartbeat -> host.contentEquals(heartbeat.getHost()))
                .toList();
    }

    /** The keys under which those lie, each as often as it comes. */
    static List<String> heartbeatKeys(Cluster cluster, String host) {
        return records(cluster, Topics.COLLECTORS).stream()
                .filter(record -> host.contentEquals(((Heartbeat) record.value()).getHost()))
                .map(record -> ((CollectorKey) record.key()).getHost().toString())
                .toList();
    }

    private static <T> List<T> values(Cluster cluster, String topic, Class<T> type) {
        return records(cluster, topic).stream()
                .map(record -> type.cast(record.value()))
                .toList();
    }

    private static List<ConsumerRecord<Object, Object>> records(Cluster cluster, String topic) {
        List<ConsumerRecord<Object, Object>> records = new ArrayList<>();
        TopicRecords.read(cluster, topic, records::add);
        return records;
    }

    /** (incarnation, sequence): the order in which a host names its records. */
    private record Name(long incarnation, long sequence) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int byIncarnation = Long.compare(incarnation, other.incarnation);
            return byIncarnation != 0 ? byIncarnation : Long.compare(sequence, other.sequence);
        }
    }

    Collection<IntervalReport> reports() {
        return reports;
    }

    /** Samples, each named record once. */
    long samples() {
        return samples(report -> true);
    }

    long samples(Predicate<IntervalReport> which) {
        return reports.stream()
                .filter(which)
                .mapToLong(report -> report.rtt().samples())
                .sum();
    }

    long samples(Remote remote) {
        return samples(report -> report.remote().equals(remote));
    }

    /** Records that repeat the name of another. */
    int replayed() {
        return records - reports.size();
    }
}
