package fleetrtt.bench.aggregator;

import fleetrtt.bench.process.Use;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** One size of fleet on a bed of its own: new JVMs pass over its topic once to warm up, and once measured. */
final class GrowthRun {
    /** For all sizes, the largest among them. */
    private static final List<String> HEAP = List.of("-Xmx4g");

    private final BenchCase load;
    private final int instances;

    GrowthRun(BenchCase load, int instances) {
        this.load = load;
        this.instances = instances;
    }

    GrowthPoint run(Path folder) throws InterruptedException {
        List<ContenderJvm> jvms = new ArrayList<>();
        try (Bed bed = Bed.start(folder)) {
            Totals expected = new BenchTopics(bed).createFilled(load);
            long inputBytes = bed.admin().bytesOnDisk(Topics.INTERVALS);
            for (int instance = 1; instance <= instances; instance++) {
                jvms.add(ContenderJvm.instance(bed, instance, HEAP));
            }
            pass(bed, jvms, expected, inputBytes);
            return pass(bed, jvms, expected, inputBytes);
        } finally {
            jvms.forEach(ContenderJvm::close);
        }
    }

    private GrowthPoint pass(Bed bed, List<ContenderJvm> jvms, Totals expected, long inputBytes)
            throws InterruptedException {
        Map<TopicPartition, Long> before = bed.admin().ends(Contender.OURS.output());
        long broker = bed.brokerNanos();
        long began = System.nanoTime();
        long cpu = -cpuNanos(jvms);
        jvms.forEach(ContenderJvm::join);
        jvms.forEach(ContenderJvm::awaitRunning);
        Moment finished = jvms.get(0).finish();
        cpu += cpuNanos(jvms);
        long resident = jvms.stream()
                .mapToLong(jvm -> Use.of(jvm.handle()).residentBytes())
                .sum();
        jvms.forEach(ContenderJvm::stop);
        return new GrowthPoint(
                load,
                instances,
                expected.windows(),
                inputBytes,
                cpu,
                finished.brokerNanos() - broker,
                finished.wallNanos() - began,
                resident,
                WindowReader.totals(bed.cluster(), before).equals(expected));
    }

    private static long cpuNanos(List<ContenderJvm> jvms) {
        return jvms.stream().mapToLong(jvm -> jvm.now().mark().processNanos()).sum();
    }
}
