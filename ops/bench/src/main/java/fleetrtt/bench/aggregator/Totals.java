package fleetrtt.bench.aggregator;

import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.time.WindowSize;

/**
 * What windows of 10 s hold together.
 *
 * @param windows that hold something, of all peers
 * @param samples in them
 * @param sumMicros of the samples
 */
record Totals(long windows, long samples, long sumMicros) {
    static Totals none() {
        return new Totals(0, 0, 0);
    }

    /** What windows must hold once all has arrived that the oracle was told of. */
    static Totals of(FleetOracle oracle) {
        Totals[] totals = {none()};
        oracle.eachPeer(
                WindowSize.TEN_SECONDS,
                (peer, start, window) -> totals[0] =
                        totals[0].plus(window.rtt().samples(), window.rtt().sumMicros()));
        return totals[0];
    }

    /** With one window more. */
    Totals plus(long moreSamples, long moreMicros) {
        return new Totals(windows + 1, samples + moreSamples, sumMicros + moreMicros);
    }
}
