package fleetrtt.aggregator;

import java.time.Duration;
import java.util.Optional;

/**
 * How one instance takes part in the work that all instances of an application share.
 *
 * @param threads of Streams, at most; no more are started than there are tasks
 * @param standbyReplicas copies of each task's state that other instances keep up to date, to take over at once
 * @param store where state is kept
 * @param id static member of the group under this name: a restart within the session timeout moves no task; empty for
 *     a member that leaves when it stops
 * @param transactionTimeout how long a transaction stays open without a word from its thread
 * @param maxLag records of one partition not yet read, beyond which the instance is not ready
 */
public record InstanceConfig(
        int threads,
        int standbyReplicas,
        StoreKind store,
        Optional<String> id,
        Duration transactionTimeout,
        long maxLag) {
    static final int DEFAULT_STANDBY_REPLICAS = 0;
    static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofSeconds(10);
    static final long DEFAULT_MAX_LAG = 100_000;

    /** Brokers allow no longer ones unless told to. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

    private static final Duration SHORTEST_TRANSACTION = Duration.ofSeconds(2);

    public InstanceConfig {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " is less than 1");
        }
        if (standbyReplicas < 0) {
            throw new IllegalArgumentException("standby replicas " + standbyReplicas + " is negative");
        }
        id.filter(name -> !name.matches("[A-Za-z0-9._-]{1,100}")).ifPresent(name -> {
            throw new IllegalArgumentException("instance id '" + name + "' is not 1 to 100 of A-Z a-z 0-9 . _ -");
        });
        if (transactionTimeout.compareTo(SHORTEST_TRANSACTION) < 0
                || transactionTimeout.compareTo(LONGEST_TRANSACTION) > 0) {
            throw new IllegalArgumentException("transaction timeout " + transactionTimeout.toMillis()
                    + " ms is not within 2s, twice the commit interval, and 15m, which brokers allow");
        }
        if (maxLag < 0) {
            throw new IllegalArgumentException("max lag " + maxLag + " is negative");
        }
    }

    /** All defaults. */
    public static InstanceConfig ofThisMachine() {
        return new InstanceConfig(
                defaultThreads(),
                DEFAULT_STANDBY_REPLICAS,
                StoreKind.MEMORY,
                Optional.empty(),
                DEFAULT_TRANSACTION_TIMEOUT,
                DEFAULT_MAX_LAG);
    }

    static int defaultThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    public InstanceConfig withThreads(int number) {
        return new InstanceConfig(number, standbyReplicas, store, id, transactionTimeout, maxLag);
    }

    public InstanceConfig withStandbyReplicas(int number) {
        return new InstanceConfig(threads, number, store, id, transactionTimeout, maxLag);
    }

    public InstanceConfig withStore(StoreKind kind) {
        return new InstanceConfig(threads, standbyReplicas, kind, id, transactionTimeout, maxLag);
    }
}
