package fleetrtt.aggregator.partial;

import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.WindowKey;

/**
 * How complete a window is, as far as one partition of hosts goes.
 *
 * @param window any size
 * @param expected hosts whose collectors live, or lived until not long before
 * @param reporting of those, hosts all of whose intervals of the window have arrived
 */
public record Census(WindowKey window, int expected, int reporting) {
    void write(PackedWriter out) {
        window.write(out);
        out.writeNumber(expected);
        out.writeNumber(reporting);
    }

    static Census read(PackedReader in) {
        return new Census(WindowKey.read(in), in.readSize(), in.readSize());
    }
}
