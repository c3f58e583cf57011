package fleetrtt.aggregator.topics;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

final class RequiredTopicTest {
    private static RequiredTopic topic(String name) {
        return RequiredTopic.all(Duration.ofHours(6)).stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Config config(Map<String, String> settings) {
        List<ConfigEntry> entries = new ArrayList<>();
        settings.forEach((key, value) -> entries.add(new ConfigEntry(key, value)));
        return new Config(entries);
    }

    private static Config intervals(String timestamps, String retention) {
        return config(
                Map.of("message.timestamp.type", timestamps, "cleanup.policy", "delete", "retention.ms", retention));
    }

    @Test
    void hostsOwnTimestampsAreRefusedWithTheMend() {
        assertThat(topic(Topics.INTERVALS).faults(intervals("CreateTime", "86400000")))
                .singleElement()
                .asString()
                .startsWith("topic tcprtt.intervals has message.timestamp.type=CreateTime and needs LogAppendTime")
                .endsWith("--add-config message.timestamp.type=LogAppendTime");
    }

    @Test
    void intervalsThatAreKeptTooShortAreRefusedWithTheMend() {
        assertThat(topic(Topics.INTERVALS).faults(intervals("LogAppendTime", "21599999")))
                .singleElement()
                .asString()
                .startsWith("topic tcprtt.intervals has retention.ms=21599999 and needs 21600000 at least; mend: ")
                .endsWith("--add-config retention.ms=21600000");
        assertThat(topic(Topics.INTERVALS).faults(intervals("LogAppendTime", "21600000")))
                .isEmpty();
        assertThat(topic(Topics.INTERVALS).faults(intervals("LogAppendTime", "-1")))
                .isEmpty();
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(topic(Topics.INTERVALS).faults(intervals("CreateTime", "1"))).hasSize(2);
    }

    @Test
    void whatWeCreateIsWhatWeAccept() {
        for (Duration least : List.of(Duration.ZERO, Duration.ofHours(6), Duration.ofDays(90))) {
            assertThat(RequiredTopic.all(least))
                    .allSatisfy(topic ->
                            assertThat(topic.faults(config(topic.creation()))).isEmpty());
        }
    }

    @Test
    void windowsAreKeptTheLongerTheCoarserTheyAre() {
        assertThat(topic("tcprtt.peers.10s").creation()).containsEntry("retention.ms", "7200000");
        assertThat(topic("tcprtt.peers.1m").creation()).containsEntry("retention.ms", "172800000");
        assertThat(topic("tcprtt.peers.1h").creation()).containsEntry("retention.ms", "2592000000");
    }

    @Test
    void windowsOfHostsAndOfTheFleetAreKeptAsLongAsThoseOfPeers() {
        assertThat(topic("tcprtt.hosts.1m").creation())
                .isEqualTo(topic("tcprtt.fleet.1m").creation())
                .isEqualTo(topic("tcprtt.peers.1m").creation());
    }
}
