package fleetrtt.history;

import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.histogram.RttHistogram;

/** What all addresses of one partition add up to in one window. Not thread-safe. */
public final class FleetSum {
    private final RttSum rtt = new RttSum();
    private int hosts;
    private int revision;
    private boolean open;
    private Completeness completeness = Completeness.UNKNOWN;

    RttSum sum() {
        return rtt;
    }

    void sawHosts(int number) {
        hosts = Math.max(hosts, number);
    }

    void wrote(int times) {
        revision += times;
    }

    void isOpen() {
        open = true;
    }

    void complete(Completeness known) {
        if (known.expected() >= 0) {
            completeness = known;
        }
    }

    public boolean isEmpty() {
        return rtt.isEmpty();
    }

    public RttHistogram rtt() {
        return rtt.toHistogram();
    }

    /** Distinct hosts, at least. */
    public int hosts() {
        return hosts;
    }

    /** How often its pages were written. */
    public int revision() {
        return revision;
    }

    public boolean closed() {
        return !open;
    }

    /** −1 while not known. */
    public int expectedHosts() {
        return completeness.expected();
    }

    /** −1 while not known. */
    public int reportingHosts() {
        return completeness.reporting();
    }
}
