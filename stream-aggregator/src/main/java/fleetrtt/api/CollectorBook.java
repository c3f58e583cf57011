package fleetrtt.api;

import fleetrtt.answer.CollectorAnswer;
import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.Heartbeat;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last heartbeat of each host, for a day: by then a machine that is missing has been missed, or has gone for good.
 * Thread-safe.
 */
final class CollectorBook {
    private static final int LATE_AFTER = 3;
    private static final long SLACK_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final long MISSING_AFTER_MILLIS = Duration.ofMinutes(1).toMillis();

    private static final long KEPT_MILLIS = Duration.ofDays(1).toMillis();

    private record Seen(Heartbeat heartbeat, long atMillis) {}

    /** Longest silent first. */
    private final Map<String, Seen> hosts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return eldest.getValue().atMillis() < newestMillis - KEPT_MILLIS;
        }
    };

    private long newestMillis;

    /** @param timestampMillis when the broker took it */
    synchronized void take(Object key, @Nullable Object value, long timestampMillis) {
        if (value instanceof Heartbeat heartbeat) {
            newestMillis = Math.max(newestMillis, timestampMillis);
            hosts.put(heartbeat.getHost().toString(), new Seen(heartbeat, timestampMillis));
        } else if (value == null && key instanceof CollectorKey gone) {
            hosts.remove(gone.getHost().toString());
        }
    }

    /** Hosts that it remembers. */
    synchronized int size() {
        return hosts.size();
    }

    synchronized List<CollectorAnswer> all(long nowMillis) {
        return hosts.values().stream()
                .filter(seen -> seen.atMillis() >= nowMillis - KEPT_MILLIS)
                .map(seen -> answer(seen, nowMillis))
                .sorted(Comparator.comparing(CollectorAnswer::host))
                .toList();
    }

    private static CollectorAnswer answer(Seen seen, long nowMillis) {
        Heartbeat said = seen.heartbeat();
        return new CollectorAnswer(
                said.getHost().toString(),
                said.getVersion().toString(),
                said.getKernel().toString(),
                said.getAttachMethod().toString(),
                said.getIntervalMillis(),
                said.getSeen(),
                said.getOverflowed(),
                said.getMissed(),
                said.getPublished(),
                said.getOutboxRows(),
                said.getOutboxRows() * said.getIntervalMillis(),
                seen.atMillis() - said.getSentAt().toEpochMilli(),
                seen.atMillis(),
                said.getFilters().toString(),
                state(nowMillis - seen.atMillis(), said.getIntervalMillis()));
    }

    private static String state(long silentMillis, long intervalMillis) {
        long late = LATE_AFTER * intervalMillis + SLACK_MILLIS;
        return silentMillis <= late ? "reporting" : silentMillis <= late + MISSING_AFTER_MILLIS ? "late" : "missing";
    }
}
