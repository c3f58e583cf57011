package fleetrtt.aggregator.window;

/**
 * A cell as it rests, out of which the fields of records are copied as they are; only what several hosts saw has to be
 * unpacked. Reused for the next; not thread-safe.
 */
public final class PackedCell {
    private final PackedReader in = new PackedReader();
    private final Cell bench = new Cell();
    private Slice cell = new Slice();
    private byte[] bytes = {};
    private int from;
    private int minimumAt;
    private int freshAt;
    private int hostsAt;
    private int hosts;

    /** Looks at these bytes from now on, which stay as they are as long. */
    public void open(Slice packed) {
        cell = packed;
        bytes = packed.array();
        from = packed.from();
        in.reset(bytes, from, packed.length());
        RttSum.skipToMinimum(in);
        minimumAt = in.position();
        RttSum.skipMinimum(in);
        freshAt = in.position();
        in.skipNumber();
        hostsAt = in.position();
        hosts = in.readSize();
    }

    /** Distinct hosts. */
    public int hosts() {
        return hosts;
    }

    /** The fields firstSlot, counts, sumMicros, minRttMicros, fresh in Avro's encoding. */
    public void writeRttAvro(PackedWriter out) {
        out.writeBytes(bytes, from, hostsAt - from);
    }

    /** The array of HostShare in Avro's encoding, worst first. */
    public void writeWorstAvro(PackedWriter out) {
        if (hosts == 1) {
            writeOnlyHostAvro(out);
        } else {
            bench.set(cell);
            bench.writeWorstAvro(out);
        }
    }

    /** What the only host saw is what the window holds, and so is not written twice. */
    private void writeOnlyHostAvro(PackedWriter out) {
        in.reset(bytes, hostsAt, from + cell.length() - hostsAt);
        in.skipNumber();
        in.skipNumber();
        in.skip(1);
        in.skipNumber();
        int length = in.readSize();
        out.writeSigned(1);
        out.writeSigned(length);
        out.writeBytes(bytes, in.position(), length);
        out.writeBytes(bytes, from, minimumAt - from);
        out.writeBytes(bytes, freshAt, hostsAt - freshAt);
        out.writeSigned(0);
    }
}
