package fleetrtt.aggregator.shift;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.localise.ShiftMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The shifts of one host's peers in one minute, as bytes on their way to where all rows meet: labels and addresses of the
 * host, then for each peer its subject, shift (1/256), error (1/256), fresh updates and windows in a row that it was slow.
 *
 * @param labels of the host
 * @param addresses of the host's own
 * @param cells shifts of its peers
 */
record Row(Map<String, String> labels, List<IpAddress> addresses, List<Shift> cells) {
    private static final double STEPS = 256;

    /** Of one peer. */
    record Shift(IpAddress peer, double shift, double error, long fresh, int streak) {}

    void write(PackedWriter out) {
        out.writeNumber(labels.size());
        labels.forEach((name, value) -> {
            out.writeBlock(name.getBytes(US_ASCII));
            out.writeBlock(value.getBytes(US_ASCII));
        });
        out.writeNumber(addresses.size());
        addresses.forEach(address -> out.writeBlock(Subject.of(address).bytes()));
        for (Shift cell : cells) {
            out.writeBlock(Subject.of(cell.peer).bytes());
            out.writeSigned(Math.round(cell.shift * STEPS));
            out.writeNumber(Math.max(1, Math.round(cell.error * STEPS)));
            out.writeNumber(cell.fresh);
            out.writeByte(cell.streak);
        }
    }

    static Row read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        Map<String, String> labels = new TreeMap<>();
        for (int left = in.readSize(); left > 0; left--) {
            labels.put(text(in), text(in));
        }
        List<IpAddress> addresses = new ArrayList<>();
        for (int left = in.readSize(); left > 0; left--) {
            addresses.add(address(in));
        }
        List<Shift> cells = new ArrayList<>();
        while (in.hasMore()) {
            cells.add(new Shift(
                    address(in),
                    (double) in.readSigned() / STEPS,
                    (double) in.readNumber() / STEPS,
                    in.readNumber(),
                    in.readByte()));
        }
        return new Row(labels, addresses, cells);
    }

    private static String text(PackedReader in) {
        return new String(in.readBlock(), US_ASCII);
    }

    private static IpAddress address(PackedReader in) {
        return Objects.requireNonNull(Subject.ofBytes(in.readBlock()).address());
    }

    void addTo(ShiftMatrix.Builder matrix, String host) {
        matrix.row(host, labels);
        cells.forEach(cell -> matrix.cell(cell.peer, cell.shift, cell.error, cell.fresh, cell.streak));
    }
}
