package fleetrtt.bench.prometheus;

import fleetrtt.bench.process.Use;
import java.time.Duration;

/**
 * What one process needed over the measured intervals.
 *
 * @param label who
 * @param cpu time
 * @param residentBytes memory in the end
 * @param peakBytes the most of it
 */
record Figures(String label, Duration cpu, long residentBytes, long peakBytes) {
    static Figures between(String label, Use begun, Use finished) {
        return new Figures(label, finished.cpu().minus(begun.cpu()), finished.residentBytes(), finished.peakBytes());
    }

    Figures plus(String sum, Figures other) {
        return new Figures(sum, cpu.plus(other.cpu), residentBytes + other.residentBytes, peakBytes + other.peakBytes);
    }

    /** Of a million histograms, when so many were measured. */
    double cpuSecondsPerMillion(long histograms) {
        return cpu.toMillis() * 1e3 / histograms;
    }
}
