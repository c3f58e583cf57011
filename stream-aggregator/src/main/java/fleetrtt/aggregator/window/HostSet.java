package fleetrtt.aggregator.window;

import java.util.Arrays;

/**
 * Numbers of hosts, each once. Packed it is how many, then the numbers in rising order, each less the one before it.
 * Adding is cheap and sorting is put off until it is packed or counted. Not thread-safe.
 */
final class HostSet {
    private int[] hosts = new int[8];
    private int size;
    private boolean sorted = true;

    void clear() {
        size = 0;
        sorted = true;
    }

    void add(int host) {
        if (size == hosts.length) {
            sort();
            hosts = size > hosts.length / 2 ? Arrays.copyOf(hosts, 2 * hosts.length) : hosts;
        }
        if (size > 0 && host <= hosts[size - 1]) {
            sorted = false;
        }
        hosts[size++] = host;
    }

    /** Adds what {@link #write} wrote. */
    void add(PackedReader in) {
        int host = 0;
        for (int left = in.readSize(); left > 0; left--) {
            host += in.readSize();
            add(host);
        }
    }

    int size() {
        sort();
        return size;
    }

    void write(PackedWriter out) {
        sort();
        out.writeNumber(size);
        int before = 0;
        for (int i = 0; i < size; i++) {
            out.writeNumber(hosts[i] - before);
            before = hosts[i];
        }
    }

    private void sort() {
        if (sorted) {
            return;
        }
        Arrays.sort(hosts, 0, size);
        int kept = 1;
        for (int i = 1; i < size; i++) {
            if (hosts[i] != hosts[kept - 1]) {
                hosts[kept++] = hosts[i];
            }
        }
        size = kept;
        sorted = true;
    }
}
