package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.Slowdown;

/**
 * A peer that becomes slow for a time, seen by all hosts.
 *
 * @param level of its traffic
 * @param traffic of it
 * @param factor by which it is slow
 * @param fromMillis since when, in milliseconds since the epoch
 * @param toMillis until when, exclusive
 */
record InjectedFault(TrafficLevel level, PeerTraffic traffic, double factor, long fromMillis, long toMillis) {
    Slowdown slowdown() {
        return Slowdown.ofPeer(traffic.peer(), factor).between(fromMillis, toMillis);
    }

    /** Whether it adds a millisecond or more, so that somebody might notice. */
    boolean isNoticeable() {
        return traffic.meanMicros() * (factor - 1) >= 1_000;
    }

    /** Whether an alert fired for it; what it began may still become one in the minute after it. */
    boolean explains(String remote, Fired fired) {
        return fired.subject().equals(remote)
                && fired.firedMillis() > fromMillis
                && fired.firedMillis() <= toMillis + 60_000;
    }
}
