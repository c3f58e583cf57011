package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.wire.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

final class RequiredTopicTest {
    private final RequiredTopic intervals = RequiredTopic.all().stream()
            .filter(topic -> topic.name().equals(Topics.INTERVALS))
            .findFirst()
            .orElseThrow();

    private static Config config(String timestamps) {
        return new Config(List.of(
                new ConfigEntry("message.timestamp.type", timestamps), new ConfigEntry("cleanup.policy", "delete")));
    }

    @Test
    void hostsOwnTimestampsAreRefusedWithTheMend() {
        assertThat(intervals.fault(config("CreateTime")).orElseThrow())
                .startsWith("topic tcprtt.intervals has message.timestamp.type=CreateTime and needs LogAppendTime")
                .endsWith("--add-config message.timestamp.type=LogAppendTime");
    }

    @Test
    void whatWeCreateIsWhatWeAccept() {
        assertThat(intervals.fault(config("LogAppendTime"))).isEmpty();
        assertThat(RequiredTopic.all())
                .allSatisfy(topic -> assertThat(topic.creation()).containsAllEntriesOf(topic.necessary()));
    }
}
