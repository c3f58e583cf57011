package fleetrtt.bench.aggregator;

import java.util.List;

/**
 * What the file of figures holds.
 *
 * @param java version of the JVM
 * @param flags of each contender's JVM
 * @param processors of the machine
 * @param cases all passes, as measured
 */
record BenchFile(String java, List<String> flags, int processors, List<CaseReport> cases) {
    static BenchFile of(List<CaseReport> cases) {
        return new BenchFile(
                System.getProperty("java.vm.version"),
                ContenderJvm.FLAGS,
                Runtime.getRuntime().availableProcessors(),
                cases);
    }
}
