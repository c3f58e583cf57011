package fleetrtt.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.IntervalKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPartitionerTest {
    private static final int HOSTS = 1_000;

    private static int partition(int partitions, Object key) {
        Node node = new Node(1, "nowhere", 1);
        Node[] replicas = {node};
        List<PartitionInfo> topic = IntStream.range(0, partitions)
                .mapToObj(partition -> new PartitionInfo("t", partition, node, replicas, replicas))
                .toList();
        try (HostPartitioner partitioner = new HostPartitioner()) {
            Cluster cluster = new Cluster("c", List.of(node), topic, Set.of(), Set.of());
            return partitioner.partition("t", key, new byte[0], "value", new byte[0], cluster);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64, 100})
    void aHostsHeartbeatsLieInThePartitionOfItsIntervals(int partitions) {
        Set<Integer> used = new HashSet<>();
        for (int host = 0; host < HOSTS; host++) {
            String name = "host-" + host;
            int partition = partition(partitions, new CollectorKey(name));
            used.add(partition);
            assertThat(partition(partitions, new IntervalKey(name, "192.0.2.1")))
                    .isEqualTo(partition);
            assertThat(partition(partitions, new IntervalKey(name, "other"))).isEqualTo(partition);
        }
        assertThat(used).hasSize(partitions);
    }

    /** The aggregator finds a host's reports and heartbeats in one task, or not at all. */
    @Test
    void noSettingOfTheClusterReplacesIt() {
        Map<String, String> other = Map.of("partitioner.class", RoundRobinPartitioner.class.getName());

        assertThat(ProducerSettings.of(new fleetrtt.cluster.Cluster("b:1", "http://r", other)))
                .containsEntry("partitioner.class", HostPartitioner.class);
    }
}
