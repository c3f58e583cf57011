package fleetrtt.aggregator.topics;

import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic without which the aggregator does not start.
 *
 * @param name of the topic
 * @param creation settings it gets when it is missing
 * @param necessary settings it must have, by key and value
 * @param leastRetention for how long at least it must keep its records; empty when that does not matter
 */
public record RequiredTopic(
        String name, Map<String, String> creation, Map<String, String> necessary, Optional<Duration> leastRetention) {
    /** Those whose partition follows the host alone, so that what is known of a host meets in one task. */
    static final List<String> BY_HOST = List.of(Topics.INTERVALS, Topics.COLLECTORS);

    private static final Duration INTERVALS_RETENTION = Duration.ofDays(1);
    private static final Duration HISTORY_RETENTION = Duration.ofHours(6);
    private static final Duration MINUTES_RETENTION = Duration.ofDays(2);

    /** Of segments to a retention: old windows go with their segments, so these must be short against it. */
    private static final int SEGMENTS = 8;

    /** Time advances by the broker's clock, and every record of a host counts, not the last per key. */
    private static final Map<String, String> INTERVALS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE);

    /** Readers find windows by their own time. */
    private static final Map<String, String> WINDOWS = Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");

    /** Long enough that whoever delivers alerts may be away for so long and still find each firing and each resolved. */
    private static final Duration ALERTS_LAG = Duration.ofDays(1);

    /** Only a host's last word counts, and what its own clock says is not to move anybody else's. */
    private static final Map<String, String> COLLECTORS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT);

    /**
     * All of them.
     *
     * @param leastRetention for how long the intervals must be kept, which is how long the aggregator may be away
     */
    public static List<RequiredTopic> all(Duration leastRetention) {
        return List.of(
                intervals(leastRetention),
                windows(Topics.peers(WindowSize.TEN_SECONDS), Duration.ofHours(2)),
                windows(Topics.peers(WindowSize.ONE_MINUTE), MINUTES_RETENTION),
                windows(Topics.peers(WindowSize.ONE_HOUR), Duration.ofDays(30)),
                windows(Topics.HOSTS, MINUTES_RETENTION),
                windows(Topics.FLEET, MINUTES_RETENTION),
                new RequiredTopic(Topics.COLLECTORS, COLLECTORS, COLLECTORS, Optional.empty()),
                alerts(),
                new RequiredTopic(Topics.REJECTED, Map.of(), Map.of(), Optional.empty()),
                new RequiredTopic(Topics.LATE, Map.of(), Map.of(), Optional.empty()));
    }

    private static RequiredTopic intervals(Duration least) {
        Duration retention = least.compareTo(INTERVALS_RETENTION) > 0 ? least : INTERVALS_RETENTION;
        return new RequiredTopic(
                Topics.INTERVALS, with(INTERVALS, retention(retention)), INTERVALS, Optional.of(least));
    }

    /** What the instances of an application tell those of them who keep windows; kept for as long as these may be away. */
    public static RequiredTopic history(String name) {
        return new RequiredTopic(name, Map.of(), Map.of(), Optional.empty()).withRetention(HISTORY_RETENTION);
    }

    private static RequiredTopic alerts() {
        Map<String, String> compaction = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        Map<String, String> lag = Map.of(
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                Long.toString(ALERTS_LAG.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(ALERTS_LAG.toMillis()));
        return new RequiredTopic(Topics.ALERTS, with(compaction, lag), compaction, Optional.empty());
    }

    private static RequiredTopic windows(String name, Duration retention) {
        Map<String, String> compaction = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete");
        return new RequiredTopic(name, with(WINDOWS, compaction), WINDOWS, Optional.empty()).withRetention(retention);
    }

    /** The same, created with another retention. */
    public RequiredTopic withRetention(Duration retention) {
        return new RequiredTopic(name, with(creation, retention(retention)), necessary, leastRetention);
    }

    private static Map<String, String> retention(Duration retention) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(Math.max(1, retention.toMillis() / SEGMENTS)));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }

    /** What is not as it must be, a line each, with the mend; empty when all is. */
    List<String> faults(Config actual) {
        return Stream.concat(
                        necessary.entrySet().stream()
                                .filter(setting -> !setting.getValue().equals(value(actual, setting.getKey())))
                                .map(setting -> fault(actual, setting.getKey(), setting.getValue(), "")),
                        leastRetention.stream()
                                .map(Duration::toMillis)
                                .filter(least -> isShort(Long.parseLong(retention(actual)), least))
                                .map(least -> fault(
                                        actual, TopicConfig.RETENTION_MS_CONFIG, Long.toString(least), " at least")))
                .toList();
    }

    private static String retention(Config actual) {
        return value(actual, TopicConfig.RETENTION_MS_CONFIG);
    }

    /** Negative is for ever. */
    private static boolean isShort(long retentionMillis, long leastMillis) {
        return retentionMillis >= 0 && retentionMillis < leastMillis;
    }

    private static String value(Config actual, String key) {
        return actual.get(key).value();
    }

    private String fault(Config actual, String key, String needed, String bound) {
        return "topic " + name + " has " + key + "=" + value(actual, key) + " and needs " + needed + bound
                + "; mend: kafka-configs.sh --alter --entity-type topics --entity-name " + name + " --add-config "
                + key + "=" + needed;
    }
}
