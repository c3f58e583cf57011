package fleetrtt.bench.aggregator;

import fleetrtt.devstack.simulate.SimulatedReport;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What windows of 10 s hold together once all reports have arrived that it was told of, whose intervals are as long. An
 * oracle that knows every window would need gigabytes. Not thread-safe.
 */
final class Tally implements Consumer<SimulatedReport> {
    private final Map<Long, BitSet> peers = new HashMap<>();
    private long samples;
    private long sumMicros;

    @Override
    public void accept(SimulatedReport report) {
        // The number of other is -1.
        peers.computeIfAbsent(report.startMillis(), unseen -> new BitSet()).set(report.peer() + 1);
        samples += report.samples();
        sumMicros += report.sumMicros();
    }

    Totals totals() {
        long windows = peers.values().stream().mapToLong(BitSet::cardinality).sum();
        return new Totals(windows, samples, sumMicros);
    }
}
