package fleetrtt.bench.prometheus;

import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import java.util.concurrent.TimeUnit;

/**
 * A fleet and how long it is looked at.
 *
 * @param hosts of the fleet
 * @param remotes that each reports, in every interval the same
 * @param peers in all
 * @param warmUps intervals before any counts
 * @param intervals that count
 */
record Plan(int hosts, int remotes, int peers, int warmUps, int intervals) {
    static final long INTERVAL_MILLIS = 10_000;

    /** Histograms that count. */
    long histograms() {
        return (long) hosts * remotes * intervals;
    }

    int all() {
        return warmUps + intervals;
    }

    /** The fleet whose first interval begins now, or less than one ago. */
    FleetModel fleetFromNow() {
        return FleetModel.of(FleetShape.of(hosts, remotes, peers, System.currentTimeMillis()));
    }

    /** Sleeps until so many intervals of a fleet are over. */
    static void awaitEnd(FleetModel fleet, long intervals) throws InterruptedException {
        long left = fleet.shape().startMillis(intervals) - System.currentTimeMillis();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, left));
    }
}
