package fleetrtt.wire;

import fleetrtt.time.WindowSize;

/** Names of the topics that lie between the services. */
public final class Topics {
    /** Interval histograms of every host, partitioned by host alone. */
    public static final String INTERVALS = "tcprtt.intervals";

    /** Heartbeats of the collectors, compacted, keyed by host. */
    public static final String COLLECTORS = "tcprtt.collectors";

    /** Alerts on peers, hosts and the fleet, compacted, keyed by rule and subject. */
    public static final String ALERTS = "tcprtt.alerts";

    /** Records of {@link #INTERVALS} that could not be understood, byte for byte, with the reason in headers. */
    public static final String REJECTED = "tcprtt.rejected";

    /** Interval histograms that fit no open window, with the reason in headers. */
    public static final String LATE = "tcprtt.late";

    /** Histograms per host in windows of a minute. */
    public static final String HOSTS = "tcprtt.hosts.1m";

    /** Histograms of the whole fleet in windows of a minute. */
    public static final String FLEET = "tcprtt.fleet.1m";

    /** Whose fault it was that something was slow, in windows of a minute, and the matrix of hosts and peers. */
    public static final String VERDICTS = "tcprtt.verdicts";

    private Topics() {}

    /** Fleet-wide histograms per remote address in windows of one size. */
    public static String peers(WindowSize size) {
        return "tcprtt.peers." + size.label();
    }
}
