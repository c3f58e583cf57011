package fleetrtt.history;

import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.histogram.RttHistogram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One subject's cell of one window as it is kept: revision, samples, number of hosts, the worst of them. A place to
 * read from, moved from cell to cell. Not thread-safe.
 */
public final class KeptCell {
    private final PackedReader in = new PackedReader();
    private final RttSum bench = new RttSum();
    private int revision;
    private int hosts;

    /** What one host saw. */
    public record Share(String host, RttHistogram rtt) {}

    /** Moves to a cell and adds its samples to a sum. */
    KeptCell read(byte[] bytes, int from, int to, RttSum sum) {
        in.reset(bytes, from, to - from);
        revision = in.readSize();
        sum.add(in);
        hosts = in.readSize();
        return this;
    }

    public int revision() {
        return revision;
    }

    /** Distinct hosts in the window. */
    public int hosts() {
        return hosts;
    }

    /** Worst first; once after each read. */
    public List<Share> worst() {
        int count = in.readByte();
        List<Share> shares = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String host = new String(in.readBlock(), StandardCharsets.US_ASCII);
            bench.clear();
            bench.add(in);
            shares.add(new Share(host, bench.toHistogram()));
        }
        return shares;
    }
}
