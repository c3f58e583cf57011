package fleetrtt.aggregator;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an instance takes part in the work; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class InstanceOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Stream threads; default as many as cores, and no more than there are tasks.")
    private int threads = InstanceConfig.defaultThreads();

    @Option(
            names = "--standby-replicas",
            paramLabel = "N",
            description = "Copies of each task's state kept by other instances, to take over at once; default"
                    + " ${DEFAULT-VALUE}.")
    private int standbyReplicas = InstanceConfig.DEFAULT_STANDBY_REPLICAS;

    @Option(
            names = "--store",
            paramLabel = "memory|rocksdb",
            defaultValue = "memory",
            description = "Where state is kept: on the heap, or in RocksDB under --state-dir; default memory.")
    private StoreKind store;

    @Option(
            names = "--instance-id",
            paramLabel = "NAME",
            description = "Makes it a static member of the group, under a name of its own: a restart within the session"
                    + " timeout (then 45 s) moves no task. Default: a member that leaves when it stops.")
    private @Nullable String id;

    @Option(
            names = "--transaction-timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "After which brokers end the transaction of a thread that stalls or was killed; until then"
                    + " readers wait. Default 10s.")
    private Duration transactionTimeout;

    @Option(
            names = "--max-lag",
            paramLabel = "N",
            description = "Not ready while more records of a partition are unread; default ${DEFAULT-VALUE}.")
    private long maxLag = InstanceConfig.DEFAULT_MAX_LAG;

    /** @throws IllegalArgumentException naming the value that is out of range */
    InstanceConfig config() {
        return new InstanceConfig(threads, standbyReplicas, store, Optional.ofNullable(id), transactionTimeout, maxLag);
    }
}
