package fleetrtt.aggregator.partial;

import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a host task says of itself in every pack.
 *
 * @param partition of the intervals topic
 * @param clockMillis append time that it has reached: what it has yet to read was appended later
 * @param censuses of windows that are open
 */
public record PackHead(int partition, long clockMillis, List<Census> censuses) {
    void write(PackedWriter out) {
        out.writeNumber(partition);
        out.writeSigned(clockMillis);
        out.writeNumber(censuses.size());
        censuses.forEach(census -> census.write(out));
    }

    static PackHead read(PackedReader in) {
        int partition = in.readSize();
        long clockMillis = in.readSigned();
        List<Census> censuses = new ArrayList<>();
        for (int left = in.readSize(); left > 0; left--) {
            censuses.add(Census.read(in));
        }
        return new PackHead(partition, clockMillis, censuses);
    }
}
