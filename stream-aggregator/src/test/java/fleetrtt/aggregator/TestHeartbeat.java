package fleetrtt.aggregator;

import fleetrtt.wire.Heartbeat;
import java.time.Instant;

/** What a collector that looks at intervals of ten seconds says of itself. */
public final class TestHeartbeat {
    private TestHeartbeat() {}

    /**
     * A heartbeat.
     *
     * @param nextSequence how many reports it has named so far in this incarnation
     */
    public static Heartbeat of(String host, long sentAt, long incarnation, long nextSequence) {
        return Heartbeat.newBuilder()
                .setHost(host)
                .setSentAt(Instant.ofEpochMilli(sentAt))
                .setVersion("1")
                .setKernel("6")
                .setAttachMethod("tp_btf/tcp_probe")
                .setIntervalMillis(10_000)
                .setIncarnation(incarnation)
                .setNextSequence(nextSequence)
                .setSeen(0)
                .setOverflowed(0)
                .setMissed(0)
                .setExcluded(0)
                .setPublished(0)
                .setRecords(0)
                .setOutboxRows(0)
                .setOutboxBytes(0)
                .setCoalesced(0)
                .setFilters("")
                .build();
    }
}
