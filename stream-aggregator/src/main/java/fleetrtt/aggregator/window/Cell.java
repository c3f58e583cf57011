package fleetrtt.aggregator.window;

import fleetrtt.histogram.RttHistogram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What one subject's samples of one window add up to. Cells rest as bytes: samples ({@link RttSum}), hosts
 * ({@link HostSet}), and the worst of them with what each saw, which is left out where there is only one host. This is
 * the bench on which such bytes are added up, so one for each task is enough. Not thread-safe.
 */
public final class Cell {
    private final RttSum rtt = new RttSum();
    private final HostSet hosts = new HostSet();
    private final WorstHosts worst = new WorstHosts();
    private final RttSum added = new RttSum();
    private final PackedReader reader = new PackedReader();

    /** What one host saw, as a window's reader sees it. */
    public record Share(String host, RttHistogram rtt) {}

    private void clear() {
        rtt.clear();
        hosts.clear();
        worst.clear();
    }

    /** Becomes the cell that a slice points at. */
    public void set(Slice packed) {
        set(packed.array(), packed.from(), packed.length());
    }

    /** Becomes the cell that begins at an offset. */
    public void set(byte[] packed, int from, int count) {
        clear();
        reader.reset(packed, from, count);
        rtt.add(reader);
        addHosts(rtt);
    }

    /** Adds a cell; false, and nothing added, when a window would hold more than {@link RttSum#FULL}. */
    public boolean add(byte[] packed) {
        return add(packed, 0, packed.length);
    }

    /** Adds the cell that begins at an offset; likewise. */
    public boolean add(byte[] packed, int from, int count) {
        return add(packed, from, count, false);
    }

    /** Adds the cell that a slice points at; likewise. */
    boolean add(Slice packed) {
        return add(packed.array(), packed.from(), packed.length());
    }

    /** Adds what one host saw; likewise. */
    public boolean add(RttSum seen, int host, byte[] name) {
        if (!RttSum.isRoom(rtt.samples(), seen.samples(), rtt.sumMicros(), seen.sumMicros())) {
            return false;
        }
        rtt.add(seen);
        hosts.add(host);
        worst.add(host, name, seen);
        return true;
    }

    /** Adds a closed cell of a finer window, for which there is always room. */
    public void fold(Slice packed) {
        add(packed.array(), packed.from(), packed.length(), true);
    }

    private boolean add(byte[] packed, int from, int count, boolean always) {
        reader.reset(packed, from, count);
        added.clear();
        added.add(reader);
        if (!always && !RttSum.isRoom(rtt.samples(), added.samples(), rtt.sumMicros(), added.sumMicros())) {
            return false;
        }
        rtt.add(added);
        addHosts(added);
        return true;
    }

    /** @param seen by all of them */
    private void addHosts(RttSum seen) {
        boolean single = hosts.add(reader) == 1;
        worst.add(reader, single, seen);
    }

    public void write(PackedWriter out) {
        boolean single = hosts.size() == 1;
        rtt.write(out);
        hosts.write(out);
        worst.sort();
        worst.write(out, single);
    }

    public byte[] toBytes() {
        PackedWriter out = new PackedWriter();
        write(out);
        return out.toBytes();
    }

    /** The cell of one host. */
    public static void write(PackedWriter out, RttSum rtt, int host, byte[] name) {
        rtt.write(out);
        HostSet.writeOne(out, host);
        out.writeByte(1);
        out.writeNumber(host);
        out.writeBlock(name);
    }

    public RttHistogram rtt() {
        return rtt.toHistogram();
    }

    /** Distinct hosts. */
    public int hosts() {
        return hosts.size();
    }

    /** Worst first. */
    public List<Share> worst() {
        worst.sort();
        List<Share> shares = new ArrayList<>(worst.size());
        for (int i = 0; i < worst.size(); i++) {
            WorstHosts.Share share = worst.share(i);
            shares.add(new Share(new String(share.name, StandardCharsets.US_ASCII), share.rtt.toHistogram()));
        }
        return shares;
    }

    /**
     * Samples, number of hosts, and the worst of them with what each saw, without who all the hosts are.
     *
     * @param most hosts named, at most
     */
    public void writeSummary(PackedWriter out, int most) {
        rtt.write(out);
        out.writeNumber(hosts.size());
        worst.sort();
        int named = Math.min(most, worst.size());
        out.writeByte(named);
        for (int i = 0; i < named; i++) {
            out.writeBlock(worst.share(i).name);
            worst.share(i).rtt.write(out);
        }
    }

    /** The array of HostShare in Avro's encoding, worst first. */
    void writeWorstAvro(PackedWriter out) {
        worst.sort();
        if (worst.size() > 0) {
            out.writeSigned(worst.size());
            for (int i = 0; i < worst.size(); i++) {
                WorstHosts.Share share = worst.share(i);
                out.writeSigned(share.name.length);
                out.writeBytes(share.name, 0, share.name.length);
                share.rtt.writeShare(out);
            }
        }
        out.writeSigned(0);
    }
}
