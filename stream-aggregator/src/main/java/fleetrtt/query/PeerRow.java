package fleetrtt.query;

import fleetrtt.address.Remote;

/**
 * One line about one remote address. Times are in µs; quantiles are estimates within a factor of two.
 */
public record PeerRow(Remote remote, long samples, int hosts, double p50Micros, double p99Micros, double meanMicros) {
    /** Of a window that holds at least one sample, as all upserts do. */
    public static PeerRow of(PeerUpsert upsert) {
        return new PeerRow(
                upsert.remote(),
                upsert.rtt().samples(),
                upsert.hosts(),
                upsert.rtt().slots().quantile(0.5),
                upsert.rtt().slots().quantile(0.99),
                upsert.rtt().meanMicros());
    }
}
