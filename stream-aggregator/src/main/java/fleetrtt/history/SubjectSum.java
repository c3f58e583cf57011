package fleetrtt.history;

import fleetrtt.aggregator.window.RttSum;
import fleetrtt.histogram.RttHistogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one subject's cells of some windows add up to. Not thread-safe. */
public final class SubjectSum {
    private final RttSum rtt = new RttSum();
    private final Map<String, RttHistogram> hosts = new LinkedHashMap<>();
    private int mostHosts;
    private int revision = -1;
    private boolean closed;

    /** @param whole whether the cell is the whole window, and not a finer one within it */
    void add(KeptCell cell, boolean isClosed, boolean whole, boolean withHosts) {
        mostHosts = Math.max(mostHosts, cell.hosts());
        if (whole) {
            revision = cell.revision();
            closed = isClosed;
        }
        if (withHosts) {
            cell.worst().forEach(share -> hosts.merge(share.host(), share.rtt(), RttHistogram::plus));
        }
    }

    RttSum sum() {
        return rtt;
    }

    public boolean isEmpty() {
        return rtt.isEmpty();
    }

    public RttHistogram rtt() {
        return rtt.toHistogram();
    }

    /** Most distinct hosts in one of the windows. */
    public int hosts() {
        return mostHosts;
    }

    /** Of the window's own cell; −1 while finer ones stand in for it. */
    public int revision() {
        return revision;
    }

    public boolean closed() {
        return closed;
    }

    /** Worst tail first. */
    public List<KeptCell.Share> worst() {
        List<KeptCell.Share> shares = new ArrayList<>();
        hosts.forEach((host, seen) -> shares.add(new KeptCell.Share(host, seen)));
        shares.sort((left, right) -> Double.compare(
                right.rtt().slots().quantile(0.99), left.rtt().slots().quantile(0.99)));
        return shares;
    }
}
