package fleetrtt.history;

import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cells of a part of a closed window's subjects, in bytes: version, times written, completeness, most hosts of a cell,
 * all samples together, number of cells, where each begins (4 bytes each), and the cells: subject, revision, summary,
 * ordered by subject. So one is found by halving, all are added up in one pass, and their sum needs neither.
 */
final class Page {
    private static final int VERSION = 1;

    private final byte[] bytes;
    private final int writes;
    private final Completeness completeness;
    private final int mostHosts;
    private final int sumAt;
    private final int count;
    private final int startsAt;
    private final int cellsAt;

    private Page(byte[] bytes) {
        this.bytes = bytes;
        PackedReader in = new PackedReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("page of version " + version + ", this reads " + VERSION);
        }
        writes = in.readSize();
        completeness = new Completeness(in.readSize() - 1, in.readSize() - 1);
        mostHosts = in.readSize();
        int sumBytes = in.readSize();
        sumAt = in.position();
        in.skip(sumBytes);
        count = in.readInt();
        startsAt = in.position();
        cellsAt = startsAt + Integer.BYTES * count;
    }

    static Page of(byte[] bytes) {
        return new Page(bytes);
    }

    /** @param cells of each subject, as {@link #cells} gives them */
    static byte[] write(SortedMap<Subject, byte[]> cells, int writes, Completeness hosts) {
        PackedWriter body = new PackedWriter();
        PackedWriter starts = new PackedWriter();
        RttSum sum = new RttSum();
        KeptCell cell = new KeptCell();
        int mostHosts = 0;
        for (Map.Entry<Subject, byte[]> entry : cells.entrySet()) {
            starts.writeInt(body.length());
            byte[] kept = entry.getValue();
            body.writeBlock(entry.getKey().bytes());
            body.writeBytes(kept, 0, kept.length);
            mostHosts = Math.max(mostHosts, cell.read(kept, 0, kept.length, sum).hosts());
        }
        PackedWriter page = new PackedWriter();
        page.writeByte(VERSION);
        page.writeNumber(writes);
        page.writeNumber(hosts.expected() + 1L);
        page.writeNumber(hosts.reporting() + 1L);
        page.writeNumber(mostHosts);
        PackedWriter packedSum = new PackedWriter();
        sum.write(packedSum);
        page.writeBlock(packedSum.toBytes());
        page.writeInt(cells.size());
        page.writeBytes(starts.array(), 0, starts.length());
        page.writeBytes(body.array(), 0, body.length());
        return page.toBytes();
    }

    /** Order of subjects in pages. */
    static SortedMap<Subject, byte[]> noCells() {
        return new TreeMap<>((left, right) -> Arrays.compareUnsigned(left.bytes(), right.bytes()));
    }

    int writes() {
        return writes;
    }

    Completeness completeness() {
        return completeness;
    }

    int mostHosts() {
        return mostHosts;
    }

    /** All it holds, of addresses. */
    void addTo(FleetSum fleet) {
        addTo(fleet.sum());
        fleet.sawHosts(mostHosts);
        fleet.wrote(writes);
        fleet.complete(completeness);
    }

    void addTo(RttSum sum) {
        sum.add(new PackedReader().reset(bytes, sumAt, bytes.length - sumAt));
    }

    SortedMap<Subject, byte[]> cells() {
        SortedMap<Subject, byte[]> cells = noCells();
        for (int i = 0; i < count; i++) {
            int from = start(i);
            int subjectBytes = bytes[from];
            int cellAt = from + 1 + subjectBytes;
            cells.put(
                    Subject.ofBytes(Arrays.copyOfRange(bytes, from + 1, cellAt)),
                    Arrays.copyOfRange(bytes, cellAt, end(i)));
        }
        return cells;
    }

    /** Tells of every cell where its subject's bytes and its own lie. */
    void forEach(CellVisitor visitor) {
        for (int i = 0; i < count; i++) {
            int from = start(i);
            visitor.cell(bytes, from + 1, from + 1 + length(from), end(i));
        }
    }

    /** Tells where a subject's cell lies, if there is one. */
    void find(byte[] subject, CellVisitor visitor) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int from = start(middle) + 1;
            int cellAt = from + length(from - 1);
            int order = Arrays.compareUnsigned(bytes, from, cellAt, subject, 0, subject.length);
            if (order == 0) {
                visitor.cell(bytes, from, cellAt, end(middle));
                return;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
    }

    private int length(int at) {
        return bytes[at] & 0xFF;
    }

    private int start(int index) {
        return cellsAt + intAt(startsAt + Integer.BYTES * index);
    }

    private int end(int index) {
        return index == count - 1 ? bytes.length : start(index + 1);
    }

    private int intAt(int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xFF) << 16)
                | ((bytes[at + 2] & 0xFF) << 8)
                | (bytes[at + 3] & 0xFF);
    }

    /** Told of a cell's place. */
    @FunctionalInterface
    interface CellVisitor {
        /**
         * Told of one.
         *
         * @param bytes which hold it
         * @param subjectAt where the subject's bytes begin
         * @param cellAt where they end and the cell begins
         * @param end where the cell ends
         */
        void cell(byte[] bytes, int subjectAt, int cellAt, int end);
    }
}
