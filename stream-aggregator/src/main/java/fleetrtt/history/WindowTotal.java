package fleetrtt.history;

import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a closed window's addresses add up to, in bytes: version, which parts have a page (a bit for each),
 * times written, completeness, most hosts of a cell, all samples together. A day of the fleet is 1,440 of these for each
 * partition instead of 23,040 pages, and a store is passed over a key at a time.
 */
final class WindowTotal {
    /** One bit for each part. */
    static final int ALL_PARTS = (1 << PageKey.PARTS) - 1;

    private static final int VERSION = 1;

    private final PackedReader in;
    private final int parts;
    private final int writes;
    private final Completeness completeness;
    private final int mostHosts;

    private WindowTotal(byte[] bytes) {
        in = new PackedReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("total of version " + version + ", this reads " + VERSION);
        }
        parts = in.readSize();
        writes = in.readSize();
        completeness = new Completeness(in.readSize() - 1, in.readSize() - 1);
        mostHosts = in.readSize();
    }

    static WindowTotal of(byte[] bytes) {
        return new WindowTotal(bytes);
    }

    /** @param pages of each part, null where it has none */
    static byte[] write(@Nullable Page[] pages) {
        int parts = 0;
        int writes = 0;
        int mostHosts = 0;
        Completeness hosts = Completeness.UNKNOWN;
        RttSum sum = new RttSum();
        for (int part = 0; part < pages.length; part++) {
            Page page = pages[part];
            if (page != null) {
                parts |= 1 << part;
                writes += page.writes();
                mostHosts = Math.max(mostHosts, page.mostHosts());
                hosts = page.completeness().expected() < 0 ? hosts : page.completeness();
                page.addTo(sum);
            }
        }
        PackedWriter total = new PackedWriter();
        total.writeByte(VERSION);
        total.writeNumber(parts);
        total.writeNumber(writes);
        total.writeNumber(hosts.expected() + 1L);
        total.writeNumber(hosts.reporting() + 1L);
        total.writeNumber(mostHosts);
        sum.write(total);
        return total.toBytes();
    }

    /** A bit for each part that is in it. */
    int parts() {
        return parts;
    }

    /** Once. */
    void addTo(FleetSum fleet) {
        fleet.sum().add(in);
        fleet.wrote(writes);
        fleet.complete(completeness);
        fleet.sawHosts(mostHosts);
    }
}
