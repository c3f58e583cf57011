package fleetrtt.bench.prometheus;

import fleetrtt.devstack.simulate.SimulatedReport;
import fleetrtt.histogram.Log2Slots;
import java.util.function.Consumer;

/**
 * What a host's exporter counts: one histogram for each of its remotes, cumulative since its start, as Prometheus wants
 * it. The remotes of a host stay the same. Safe for use by several threads.
 */
final class HostCounters {
    private final String[] remotes;
    private final long[][] counts;
    private final long[] samples;
    private final long[] sumMicros;

    HostCounters(String[] remotes) {
        this.remotes = remotes.clone();
        counts = new long[remotes.length][Log2Slots.COUNT];
        samples = new long[remotes.length];
        sumMicros = new long[remotes.length];
    }

    /** Adds an interval, whose reports come in the order of the remotes. */
    synchronized void add(Consumer<Consumer<SimulatedReport>> reports) {
        int[] place = {0};
        reports.accept(report -> add(place[0]++, report));
    }

    private void add(int place, SimulatedReport report) {
        for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
            counts[place][slot] += report.count(slot);
        }
        samples[place] += report.samples();
        sumMicros[place] += report.sumMicros();
    }

    /** Shows each remote's histogram; slots are not cumulative, and not to be kept. */
    synchronized void each(Sight sight) {
        for (int place = 0; place < remotes.length; place++) {
            sight.of(remotes[place], counts[place], samples[place], sumMicros[place]);
        }
    }

    synchronized long samples() {
        long all = 0;
        for (long each : samples) {
            all += each;
        }
        return all;
    }

    /** Somebody who is shown histograms. */
    @FunctionalInterface
    interface Sight {
        void of(String remote, long[] counts, long samples, long sumMicros);
    }
}
