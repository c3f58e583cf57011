package fleetrtt.aggregator.window;

import java.util.Arrays;

/**
 * The hosts with the worst tail, {@value #LIMIT} at most, each with what it saw. Exact while a window has that many
 * hosts or each host comes once; beyond that a host is known only by what came while it was among them. Not thread-safe.
 */
final class WorstHosts {
    static final int LIMIT = 8;

    private final Share[] shares = new Share[LIMIT];
    private Share spare = new Share();
    private int size;

    /** What one host saw. */
    static final class Share implements Comparable<Share> {
        int host;
        byte[] name = {};
        final RttSum rtt = new RttSum();
        double tail;

        /** Worst first; of equal ones those whose names sort first. */
        @Override
        public int compareTo(Share other) {
            int worst = Double.compare(other.tail, tail);
            return worst != 0 ? worst : Arrays.compare(name, other.name);
        }
    }

    WorstHosts() {
        Arrays.setAll(shares, i -> new Share());
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** Worst first, from 0 on; in order only after {@link #sort}. */
    Share share(int index) {
        return shares[index];
    }

    /** Adds shares as {@link #write} wrote them; those of a single host are all that the window holds. */
    void add(PackedReader in, boolean single, RttSum window) {
        for (int left = in.readByte(); left > 0; left--) {
            spare.host = in.readSize();
            spare.name = in.readBlock();
            spare.rtt.clear();
            if (single) {
                spare.rtt.add(window);
            } else {
                spare.rtt.add(in);
            }
            addSpare();
        }
    }

    /** Adds what one host saw. */
    void add(int host, byte[] name, RttSum rtt) {
        spare.host = host;
        spare.name = name;
        spare.rtt.clear();
        spare.rtt.add(rtt);
        addSpare();
    }

    private void addSpare() {
        for (int i = 0; i < size; i++) {
            if (shares[i].host == spare.host) {
                shares[i].rtt.add(spare.rtt);
                shares[i].tail = shares[i].rtt.tail();
                return;
            }
        }
        spare.tail = spare.rtt.tail();
        if (size < LIMIT) {
            take(size++);
        } else {
            int least = least();
            if (spare.compareTo(shares[least]) < 0) {
                take(least);
            }
        }
    }

    private int least() {
        int least = 0;
        for (int i = 1; i < size; i++) {
            if (shares[i].compareTo(shares[least]) > 0) {
                least = i;
            }
        }
        return least;
    }

    private void take(int index) {
        Share before = shares[index];
        shares[index] = spare;
        spare = before;
    }

    void sort() {
        Arrays.sort(shares, 0, size);
    }

    void write(PackedWriter out, boolean single) {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeNumber(shares[i].host);
            out.writeBlock(shares[i].name);
            if (!single) {
                shares[i].rtt.write(out);
            }
        }
    }
}
