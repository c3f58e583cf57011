package fleetrtt.edge.collector;

import fleetrtt.cluster.Cluster;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.wire.HostName;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a collector does.
 *
 * @param host name under which it publishes, see {@link HostName}
 * @param whereabouts where it stands
 * @param interval length of an interval; divides 10 s or is a multiple of it
 * @param probe what is sampled; by remote address and in µs
 * @param includeLoopback whether loopback and link-local addresses are published too
 * @param jitter whether sending is put off by a part of the interval that depends on the host, so that a fleet does
 *     not send at once
 * @param cluster where to publish
 * @param outboxFile SQLite file of what is not yet acknowledged
 * @param outboxCapBytes most bytes to keep there
 */
public record CollectorConfig(
        String host,
        Whereabouts whereabouts,
        Duration interval,
        ProbeConfig probe,
        boolean includeLoopback,
        boolean jitter,
        Cluster cluster,
        Path outboxFile,
        long outboxCapBytes) {
    private static final long BASE_MILLIS = 10_000;

    public CollectorConfig {
        HostName.require(host);
        long millis = interval.toMillis();
        if (millis < 100 || (BASE_MILLIS % millis != 0 && millis % BASE_MILLIS != 0)) {
            throw new IllegalArgumentException("interval of " + millis
                    + " ms neither divides 10 s nor is a multiple of it: use e.g. 1s, 2s, 5s, 10s or 60s");
        }
    }

    /** Of a host of which nothing is known but its name. */
    public CollectorConfig(
            String host,
            Duration interval,
            ProbeConfig probe,
            boolean includeLoopback,
            boolean jitter,
            Cluster cluster,
            Path outboxFile,
            long outboxCapBytes) {
        this(
                host,
                Whereabouts.unknown(),
                interval,
                probe,
                includeLoopback,
                jitter,
                cluster,
                outboxFile,
                outboxCapBytes);
    }

    /** How long after a boundary this host sends: within the first half of the interval. */
    Duration sendDelay() {
        long half = interval.toMillis() / 2;
        return Duration.ofMillis(jitter ? Math.floorMod(host.hashCode() * 0x9E3779B97F4A7C15L, half) : 0);
    }
}
