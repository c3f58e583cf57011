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
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that the contenders read and write. */
public final class BenchTopics {
    private static final Duration KEPT = Duration.ofHours(6);
    private static final int PARTITIONS = 4;
    private static final String STAMPS = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
    private static final Set<String> FILLED = Set.of(Topics.INTERVALS, Topics.COLLECTORS);
    private static final String APPEND_TIME = "LogAppendTime";

    private final Bed bed;

    public BenchTopics(Bed bed) {
        this.bed = bed;
    }

    /** Makes all, as the aggregator demands them. */
    public void create() {
        create(APPEND_TIME);
    }

    /**
     * Makes all, and fills intervals and heartbeats as if a fleet had sent them live; what the windows must hold. The
     * broker would stamp them all with now, and windows would close in another order than they do in life; so it keeps
     * the stamps it is given until the topics are full.
     */
    Totals createFilled(BenchCase load) throws InterruptedException {
        create("CreateTime");
        try (IntervalsFill fill = new IntervalsFill(load, bed.cluster())) {
            return fill.send();
        } finally {
            FILLED.forEach(topic -> bed.admin().set(topic, STAMPS, APPEND_TIME));
        }
    }

    private void create(String stamps) {
        List<RequiredTopic> others = new ArrayList<>(RequiredTopic.all(KEPT));
        List<NewTopic> filled = new ArrayList<>();
        for (RequiredTopic topic : RequiredTopic.all(KEPT)) {
            if (FILLED.contains(topic.name())) {
                others.remove(topic);
                Map<String, String> settings = new HashMap<>(topic.creation());
                settings.put(STAMPS, stamps);
                filled.add(topic(topic.name()).configs(settings));
            }
        }
        filled.add(topic(Naive.OUTPUT));
        filled.add(topic(FloorWriter.OUTPUT));
        bed.admin().create(filled);
        try (ClusterTopics topics = ClusterTopics.open(bed.cluster())) {
            topics.create(others, PARTITIONS, (short) 1);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }
}
