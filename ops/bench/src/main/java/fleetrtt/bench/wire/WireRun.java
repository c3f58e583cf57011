package fleetrtt.bench.wire;

import com.sun.management.OperatingSystemMXBean;
import fleetrtt.bench.aggregator.Bed;
import fleetrtt.bench.aggregator.BenchTopics;
import fleetrtt.bench.aggregator.Traffic;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** Publishes intervals of one size to a broker of its own as a collector does: all of one acknowledged, then the next. */
final class WireRun {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final int remotes;
    private final int intervals;

    /** @param records in all, at least */
    WireRun(int remotes, int records) {
        this.remotes = remotes;
        intervals = -Math.floorDiv(-records, remotes);
    }

    WireFigures run(Path folder) throws PublishException, InterruptedException {
        try (Bed bed = Bed.start(folder);
                Publisher publisher = new Publisher(bed.cluster())) {
            new BenchTopics(bed).create();
            // The same once more before it counts: compilers have then seen it.
            publish(publisher, HostLoad.of(remotes, intervals));
            HostLoad load = HostLoad.of(remotes, intervals);
            long serialised = load.serialisedBytes(bed.cluster());
            double outbox = (double) load.outboxBytes(folder.resolve("outbox")) / remotes;
            long disk = bed.admin().bytesOnDisk(Topics.INTERVALS);
            long wire = wireBytes(bed);
            long broker = bed.brokerNanos();
            long cpu = PROCESS.getProcessCpuTime();
            long began = System.nanoTime();
            publish(publisher, load);
            long wall = System.nanoTime() - began;
            cpu = PROCESS.getProcessCpuTime() - cpu;
            return new WireFigures(
                    remotes,
                    load.records(),
                    serialised,
                    wireBytes(bed) - wire,
                    bed.admin().bytesOnDisk(Topics.INTERVALS) - disk,
                    outbox,
                    wall,
                    cpu,
                    bed.brokerNanos() - broker);
        }
    }

    private static void publish(Publisher publisher, HostLoad load) throws PublishException, InterruptedException {
        for (List<IntervalReport> interval : load.intervals()) {
            publisher.publish(interval);
        }
    }

    private static long wireBytes(Bed bed) {
        return bed.traffic().getOrDefault(Topics.INTERVALS, Traffic.none()).bytes();
    }
}
