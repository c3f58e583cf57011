package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** A broker and an aggregator, each in a process of its own, for a fleet that reports live. */
public final class LiveAggregator implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Bed bed;
    private final ContenderJvm aggregator;
    private final Map<TopicPartition, Long> begun;

    private LiveAggregator(Bed bed, ContenderJvm aggregator) {
        this.bed = bed;
        this.aggregator = aggregator;
        begun = bed.admin().ends(Contender.OURS.output());
    }

    /** Returns once it has its partitions. */
    public static LiveAggregator start(Path folder) {
        Bed bed = Bed.start(folder);
        new BenchTopics(bed).create();
        ContenderJvm aggregator = ContenderJvm.start(Contender.OURS, bed, 1);
        aggregator.begin();
        return new LiveAggregator(bed, aggregator);
    }

    public Cluster cluster() {
        return bed.cluster();
    }

    /** Broker and registry, then the aggregator. */
    public List<ProcessHandle> processes() {
        return List.of(bed.broker(), aggregator.handle());
    }

    /** Bytes of intervals that the broker has taken, compressed as they were. */
    public long bytesIn() {
        return bed.traffic().getOrDefault(Topics.INTERVALS, Traffic.none()).bytes();
    }

    /** Whether the windows of 10 s come to hold what the oracle was told of; waits for a minute. */
    public boolean awaitTotals(FleetOracle oracle) throws InterruptedException {
        Totals expected = Totals.of(oracle);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!WindowReader.totals(bed.cluster(), begun).equals(expected)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return true;
    }

    @Override
    public void close() {
        aggregator.close();
        bed.close();
    }
}
