package fleetrtt.aggregator.shift;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import java.util.List;
import java.util.Map;

/**
 * Makes the rows of a host side's hosts: the shifts of one host's peers in one minute, as bytes on their way to where all
 * rows meet. Labels and addresses of the host, then for each peer its subject, shift (1/256), error (1/256), fresh updates
 * and windows in a row that it was slow. One for each task; not thread-safe.
 */
public final class RowWriter {
    static final double STEPS = 256;

    private final PackedWriter out = new PackedWriter();

    public RowWriter() {}

    /** The row of a host's window that has closed; empty when nothing in it could be judged. */
    public byte[] close(HostCells cells, WindowKey window, Map<String, String> labels, List<IpAddress> addresses) {
        begin(labels, addresses);
        int head = out.length();
        cells.close(window.startMillis(), window.startMillis() / window.size().millis(), this::write);
        if (out.length() == head) {
            out.clear();
        }
        return out.toBytes();
    }

    private void begin(Map<String, String> labels, List<IpAddress> addresses) {
        out.clear();
        out.writeNumber(labels.size());
        labels.forEach((name, value) -> {
            out.writeBlock(name.getBytes(US_ASCII));
            out.writeBlock(value.getBytes(US_ASCII));
        });
        out.writeNumber(addresses.size());
        addresses.forEach(address -> out.writeBlock(Subject.of(address).bytes()));
    }

    private void write(Subject peer, double shift, double error, long fresh, int streak) {
        out.writeBlock(peer.bytes());
        out.writeSigned(Math.round(shift * STEPS));
        out.writeNumber(Math.max(1, Math.round(error * STEPS)));
        out.writeNumber(fresh);
        out.writeByte(streak);
    }
}
