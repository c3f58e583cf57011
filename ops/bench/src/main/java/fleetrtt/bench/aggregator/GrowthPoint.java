package fleetrtt.bench.aggregator;

import java.util.Locale;

/**
 * What one size of fleet cost.
 *
 * @param load the fleet
 * @param instances that shared the work
 * @param windows of 10 s, each an address and a time
 * @param inputBytes of the intervals topic on disk, one replica
 * @param cpuNanos of all instances' processes
 * @param brokerNanos of broker and registry meanwhile
 * @param wallNanos by the clock
 * @param residentBytes of all instances in the end
 * @param right whether the windows hold what the oracle expects
 */
record GrowthPoint(
        BenchCase load,
        int instances,
        long windows,
        long inputBytes,
        long cpuNanos,
        long brokerNanos,
        long wallNanos,
        long residentBytes,
        boolean right) {
    private static final double MIB = 1 << 20;

    static String head() {
        return String.format(
                Locale.ROOT,
                "%9s %8s %10s %9s %9s %10s %10s %8s %9s %10s %8s %8s%n",
                "hosts",
                "remotes",
                "peers",
                "intervals",
                "instances",
                "records",
                "windows",
                "CPU µs",
                "broker µs",
                "records/s",
                "MiB",
                "disk B");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%,9d %,8d %,10d %,9d %,9d %,10d %,10d %8.2f %9.2f %,10.0f %,8.0f %8.1f%s%n",
                load.hosts(),
                load.remotes(),
                load.peers(),
                load.intervals(),
                instances,
                load.records(),
                windows,
                each(cpuNanos) / 1e3,
                each(brokerNanos) / 1e3,
                load.records() * 1e9 / wallNanos,
                residentBytes / MIB,
                each(inputBytes),
                right ? "" : "  WRONG: windows do not hold what they must");
    }

    private double each(long all) {
        return (double) all / load.records();
    }
}
