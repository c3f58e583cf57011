package fleetrtt.aggregator;

import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic without which the aggregator does not start.
 *
 * @param name of the topic
 * @param creation settings it gets when it is missing
 * @param necessary settings it must have, by key and value
 */
record RequiredTopic(String name, Map<String, String> creation, Map<String, String> necessary) {
    /** Time advances by the broker's clock, and every record of a host counts, not the last per key. */
    private static final Map<String, String> INTERVALS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE);

    /** Readers find windows by their own time. */
    private static final Map<String, String> PEERS = Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");

    /** Only a host's last word counts. */
    private static final Map<String, String> COLLECTORS =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    static List<RequiredTopic> all() {
        return List.of(
                new RequiredTopic(Topics.INTERVALS, with(INTERVALS, retention(Duration.ofDays(1))), INTERVALS),
                peers(WindowSize.TEN_SECONDS, Duration.ofHours(2)),
                peers(WindowSize.ONE_MINUTE, Duration.ofDays(2)),
                peers(WindowSize.ONE_HOUR, Duration.ofDays(30)),
                new RequiredTopic(Topics.COLLECTORS, COLLECTORS, COLLECTORS),
                new RequiredTopic(Topics.REJECTED, Map.of(), Map.of()),
                new RequiredTopic(Topics.LATE, Map.of(), Map.of()));
    }

    private static RequiredTopic peers(WindowSize size, Duration retention) {
        return new RequiredTopic(Topics.peers(size), with(PEERS, upserts(retention)), PEERS);
    }

    private static Map<String, String> retention(Duration retention) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }

    /** Old windows go with their segments, so these must be short against the retention. */
    private static Map<String, String> upserts(Duration retention) {
        return with(
                retention(retention),
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        "compact,delete",
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(retention.toMillis() / 8)));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }

    /** Names the first setting that is not as it must be, and the mend; empty when all are. */
    Optional<String> fault(Config actual) {
        return necessary.entrySet().stream()
                .filter(setting ->
                        !setting.getValue().equals(actual.get(setting.getKey()).value()))
                .map(setting -> "topic " + name + " has " + setting.getKey() + "="
                        + actual.get(setting.getKey()).value() + " and needs " + setting.getValue()
                        + "; mend: kafka-configs.sh --alter --entity-type topics --entity-name " + name
                        + " --add-config " + setting.getKey() + "=" + setting.getValue())
                .findFirst();
    }
}
