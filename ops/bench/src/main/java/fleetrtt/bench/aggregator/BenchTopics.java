package fleetrtt.bench.aggregator;

import fleetrtt.aggregator.topics.ClusterTopics;
import fleetrtt.aggregator.topics.RequiredTopic;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that the contenders read and write. */
final class BenchTopics {
    private static final Duration KEPT = Duration.ofHours(6);
    private static final int PARTITIONS = 4;
    private static final String STAMPS = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
    private static final String APPEND_TIME = "LogAppendTime";

    private final Bed bed;

    BenchTopics(Bed bed) {
        this.bed = bed;
    }

    /** Makes all, as the aggregator demands them. */
    void create() {
        create(APPEND_TIME);
    }

    /**
     * Makes all, and fills the intervals as if a fleet had sent them live; what the windows must hold. The broker would
     * stamp them all with now, and windows would close in another order than they do in life; so it keeps the stamps it
     * is given until the topic is full.
     */
    Totals createFilled(BenchCase load) throws InterruptedException {
        create("CreateTime");
        try (IntervalsFill fill = new IntervalsFill(load, bed.cluster())) {
            return fill.send();
        } finally {
            bed.admin().set(Topics.INTERVALS, STAMPS, APPEND_TIME);
        }
    }

    private void create(String stamps) {
        List<RequiredTopic> others = new ArrayList<>(RequiredTopic.all(KEPT));
        RequiredTopic intervals = others.stream()
                .filter(topic -> topic.name().equals(Topics.INTERVALS))
                .findFirst()
                .orElseThrow();
        others.remove(intervals);
        Map<String, String> settings = new HashMap<>(intervals.creation());
        settings.put(STAMPS, stamps);
        bed.admin().create(List.of(topic(Topics.INTERVALS).configs(settings), topic(Naive.OUTPUT)));
        try (ClusterTopics topics = ClusterTopics.open(bed.cluster())) {
            topics.create(others, PARTITIONS, (short) 1);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }
}
