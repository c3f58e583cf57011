package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.IpAddress;
import fleetrtt.cluster.Cluster;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.system.kafka.KafkaAndRegistry;
import fleetrtt.time.Interval;
import fleetrtt.wire.IntervalReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a publisher leaves on a topic when it fails in the middle of an interval. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PublisherIT {
    private static final String HOST = "publisher";
    /** The topic comes into being as soon as the first report has failed for want of it. */
    private static final Map<String, String> TOO_LATE_FOR_THE_FIRST =
            Map.of("max.block.ms", "2000", "interceptor.classes", TopicAfterTheFirstFailure.class.getName());

    private static final Map<String, String> IMPATIENT =
            Map.of("linger.ms", "500", "request.timeout.ms", "1000", "delivery.timeout.ms", "2000");
    private static final Interval INTERVAL = new Interval(1_800_000_000_000L, 10_000);

    /** Each of one sample, in the order in which an outbox names them. */
    private static List<IntervalReport> interval(int reports) {
        RttHistogram sample = new RttHistogram(Log2Histogram.ofValues(100), 100, OptionalLong.of(100));
        return IntStream.range(0, reports)
                .mapToObj(peer ->
                        new IntervalReport(HOST, 1, peer, INTERVAL, IpAddress.parse("192.0.2." + (1 + peer)), sample))
                .toList();
    }

    private static Cluster with(Map<String, String> settings, Cluster cluster) {
        return new Cluster(cluster.bootstrapServers(), cluster.schemaRegistry(), settings);
    }

    @Test
    void whatFollowsAReportThatCouldNotBeQueuedDoesNotOvertakeIt(@TempDir Path folder) throws Exception {
        List<IntervalReport> reports = interval(20);
        try (KafkaAndRegistry kafka = KafkaAndRegistry.started(folder);
                Publisher publisher = new Publisher(with(TOO_LATE_FOR_THE_FIRST, kafka.cluster()))) {
            assertThatThrownBy(() -> publisher.publish(reports)).isInstanceOf(PublishException.class);
            assertThat(publisher.records()).isZero();
            assertThat(publisher.samples()).isZero();
            assertThat(Published.read(kafka.cluster(), HOST).reports()).isEmpty();

            publisher.publish(reports);
            assertThat(publisher.records()).isEqualTo(reports.size());
            assertThat(publisher.samples()).isEqualTo(reports.size());
            assertThat(Published.read(kafka.cluster(), HOST).reports()).containsExactlyElementsOf(reports);
        }
    }

    @Test
    void whatWasQueuedWhenTheBrokerWentCountsWhenItArrives(@TempDir Path folder) throws Exception {
        List<IntervalReport> reports = interval(20);
        try (TestKafka kafka = TestKafka.started(folder);
                Publisher publisher = new Publisher(with(IMPATIENT, kafka.cluster()))) {
            publisher.publish(reports.subList(0, 5));
            kafka.proxy().refuse();
            assertThatThrownBy(() -> publisher.publish(reports.subList(5, 20))).isInstanceOf(PublishException.class);
            assertThat(publisher.records()).isEqualTo(5);
            kafka.proxy().admit();
            publisher.publish(reports.subList(5, 20));
            assertThat(publisher.records()).isEqualTo(20);
            assertThat(Published.read(kafka.cluster(), HOST).reports()).containsExactlyElementsOf(reports);
        }
    }
}
