package fleetrtt.localise;

import fleetrtt.address.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of one window, of as many hosts and peers as have any: by how much each is slower than it used to be. Rows
 * are hosts, columns peers, most cells are missing. Cells are numbered by rows. Immutable.
 */
public final class ShiftMatrix {
    private final List<String> hosts;
    private final List<Map<String, String>> labels;
    private final List<IpAddress> peers;
    private final int[] rowStarts;
    private final int[] columnStarts;
    private final int[] columnCells;
    final int[] host;
    final int[] peer;
    final float[] shift;
    final float[] error;
    final int[] fresh;
    final byte[] streak;

    private ShiftMatrix(Builder from) {
        hosts = List.copyOf(from.hosts);
        labels = List.copyOf(from.labels);
        peers = List.copyOf(from.peers.keySet());
        int size = from.size;
        host = Arrays.copyOf(from.host, size);
        peer = Arrays.copyOf(from.peer, size);
        shift = Arrays.copyOf(from.shift, size);
        error = Arrays.copyOf(from.error, size);
        fresh = Arrays.copyOf(from.fresh, size);
        streak = Arrays.copyOf(from.streak, size);
        rowStarts = starts(host, hosts.size());
        columnStarts = starts(peer, peers.size());
        columnCells = new int[size];
        int[] next = columnStarts.clone();
        for (int cell = 0; cell < size; cell++) {
            columnCells[next[peer[cell]]++] = cell;
        }
    }

    private static int[] starts(int[] owner, int owners) {
        int[] starts = new int[owners + 1];
        for (int one : owner) {
            starts[one + 1]++;
        }
        for (int i = 0; i < owners; i++) {
            starts[i + 1] += starts[i];
        }
        return starts;
    }

    public int size() {
        return host.length;
    }

    /** Names of the rows. */
    public List<String> hosts() {
        return hosts;
    }

    /** Of each row. */
    List<Map<String, String>> labels() {
        return labels;
    }

    /** Of the columns. */
    public List<IpAddress> peers() {
        return peers;
    }

    /** Row of a cell. */
    public int host(int cell) {
        return host[cell];
    }

    /** Column of a cell. */
    public int peer(int cell) {
        return peer[cell];
    }

    /** In log2: 1 is twice as slow as usual. */
    public double shift(int cell) {
        return shift[cell];
    }

    /** Measurements of RTT behind it. */
    public int fresh(int cell) {
        return fresh[cell];
    }

    int rowStart(int row) {
        return rowStarts[row];
    }

    int rowEnd(int row) {
        return rowStarts[row + 1];
    }

    int columnSize(int column) {
        return columnStarts[column + 1] - columnStarts[column];
    }

    /** A cell of a column, from 0 on. */
    int columnCell(int column, int index) {
        return columnCells[columnStarts[column] + index];
    }

    /** Takes cells row by row. */
    public static final class Builder {
        private final List<String> hosts = new ArrayList<>();
        private final List<Map<String, String>> labels = new ArrayList<>();
        private final Map<IpAddress, Integer> peers = new LinkedHashMap<>();
        private int[] host = new int[1024];
        private int[] peer = new int[1024];
        private float[] shift = new float[1024];
        private float[] error = new float[1024];
        private int[] fresh = new int[1024];
        private byte[] streak = new byte[1024];
        private int size;

        public Builder() {}

        /** Begins the row of a host, which has none yet. */
        public Builder row(String name, Map<String, String> hostLabels) {
            hosts.add(name);
            labels.add(Map.copyOf(hostLabels));
            return this;
        }

        /** The number of a peer's column, which is there from now on. */
        public int column(IpAddress address) {
            return peers.computeIfAbsent(address, unseen -> peers.size());
        }

        /** The same of the peer with an address. */
        public Builder cell(IpAddress address, double log2Shift, double standardError, long freshUpdates, int windows) {
            return freshUpdates < 1 ? this : cell(column(address), log2Shift, standardError, freshUpdates, windows);
        }

        /**
         * A cell of the row begun last; a row holds a peer once at most.
         *
         * @param column number of the peer
         * @param log2Shift against the cell's own past
         * @param standardError of the shift, positive
         * @param freshUpdates behind it; without any it is no cell
         * @param windows for how many in a row, with this one, it has been slow
         */
        public Builder cell(int column, double log2Shift, double standardError, long freshUpdates, int windows) {
            if (freshUpdates < 1) {
                return this;
            }
            if (size == host.length) {
                grow();
            }
            host[size] = hosts.size() - 1;
            peer[size] = column;
            shift[size] = (float) log2Shift;
            error[size] = (float) standardError;
            fresh[size] = (int) Math.min(Integer.MAX_VALUE, freshUpdates);
            streak[size] = (byte) Math.max(1, Math.min(Byte.MAX_VALUE, windows));
            size++;
            return this;
        }

        private void grow() {
            int larger = 2 * size;
            host = Arrays.copyOf(host, larger);
            peer = Arrays.copyOf(peer, larger);
            shift = Arrays.copyOf(shift, larger);
            error = Arrays.copyOf(error, larger);
            fresh = Arrays.copyOf(fresh, larger);
            streak = Arrays.copyOf(streak, larger);
        }

        public ShiftMatrix build() {
            return new ShiftMatrix(this);
        }
    }
}
