package fleetrtt.aggregator.shift;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.SliceTable;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.localise.ShiftMatrix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Lays the rows that {@link RowWriter} wrote beside each other. For one minute; not thread-safe. */
final class RowReader {
    private final ShiftMatrix.Builder matrix = new ShiftMatrix.Builder();
    private final SliceTable<Column> columns = new SliceTable<>();
    private final Map<IpAddress, String> owners = new HashMap<>();
    private final Set<IpAddress> shared = new HashSet<>();
    private final PackedReader in = new PackedReader();
    private final Slice peer = new Slice();

    /** A peer, made of its bytes once and not for each of its cells. */
    private record Column(Subject subject, int number) implements SliceTable.Keyed {
        @Override
        public byte[] keyBytes() {
            return subject.bytes();
        }
    }

    void add(String host, byte[] row) {
        in.reset(row, 0, row.length);
        Map<String, String> labels = new TreeMap<>();
        for (int left = in.readSize(); left > 0; left--) {
            labels.put(text(), text());
        }
        for (int left = in.readSize(); left > 0; left--) {
            own(address(Subject.ofBytes(in.readBlock())), host);
        }
        matrix.row(host, labels);
        while (in.hasMore()) {
            in.readBlock(peer);
            matrix.cell(
                    column(),
                    in.readSigned() / RowWriter.STEPS,
                    in.readNumber() / RowWriter.STEPS,
                    in.readNumber(),
                    in.readByte());
        }
    }

    private String text() {
        return new String(in.readBlock(), US_ASCII);
    }

    private static IpAddress address(Subject subject) {
        return Objects.requireNonNull(subject.address());
    }

    private void own(IpAddress address, String host) {
        if (owners.put(address, host) != null) {
            shared.add(address);
        }
    }

    private int column() {
        Column known = columns.find(peer);
        if (known != null) {
            return known.number;
        }
        Subject subject = Subject.ofBytes(peer.toBytes());
        Column unknown = new Column(subject, matrix.column(address(subject)));
        columns.add(unknown, peer.hashCode());
        return unknown.number;
    }

    ShiftMatrix matrix() {
        return matrix.build();
    }

    /** Hosts by their own addresses; one that several call their own, as a bridge's, says nothing. */
    Map<IpAddress, String> owners() {
        owners.keySet().removeAll(shared);
        return owners;
    }
}
