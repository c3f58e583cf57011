package fleetrtt.bench.wire;

import java.util.Locale;

/**
 * What was measured of hosts that report so many addresses in an interval.
 *
 * @param remotes in each interval
 * @param records measured
 * @param serialisedBytes of keys and values, uncompressed
 * @param wireBytes of the batches as the broker took them
 * @param diskBytes of the topic's segments
 * @param outboxBytesEach of one histogram in the outbox
 * @param wallNanos by the clock, from the first record to the last acknowledgement
 * @param cpuNanos of the publisher's process meanwhile
 * @param brokerNanos of the broker's and the registry's process meanwhile
 */
record WireFigures(
        int remotes,
        long records,
        long serialisedBytes,
        long wireBytes,
        long diskBytes,
        double outboxBytesEach,
        long wallNanos,
        long cpuNanos,
        long brokerNanos) {
    static String head() {
        return String.format(
                Locale.ROOT,
                "%9s %10s %12s %9s %9s %9s %11s %11s %11s%n",
                "addresses",
                "records",
                "serialised B",
                "wire B",
                "disk B",
                "outbox B",
                "records/s",
                "CPU µs",
                "broker µs");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%,9d %,10d %12.1f %9.1f %9.1f %9.1f %,11.0f %11.2f %11.2f%n",
                remotes,
                records,
                each(serialisedBytes),
                each(wireBytes),
                each(diskBytes),
                outboxBytesEach,
                records * 1e9 / wallNanos,
                each(cpuNanos) / 1e3,
                each(brokerNanos) / 1e3);
    }

    private double each(long all) {
        return (double) all / records;
    }
}
