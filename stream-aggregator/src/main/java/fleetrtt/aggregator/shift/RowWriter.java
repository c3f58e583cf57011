package fleetrtt.aggregator.shift;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.WindowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the rows of a host side's hosts. One for each task; not thread-safe. */
public final class RowWriter {
    private final PackedWriter out = new PackedWriter();

    public RowWriter() {}

    /** The row of a host's window that has closed; empty when nothing in it could be judged. */
    public byte[] close(HostCells cells, WindowKey window, Map<String, String> labels, List<IpAddress> addresses) {
        List<Row.Shift> shifts = new ArrayList<>();
        cells.close(
                window.startMillis(),
                window.startMillis() / window.size().millis(),
                (peer, shift, error, fresh, streak) -> shifts.add(new Row.Shift(peer, shift, error, fresh, streak)));
        out.clear();
        if (!shifts.isEmpty()) {
            new Row(labels, addresses, shifts).write(out);
        }
        return out.toBytes();
    }
}
