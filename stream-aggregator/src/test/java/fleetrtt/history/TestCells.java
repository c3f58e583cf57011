package fleetrtt.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.OptionalLong;
import java.util.Random;

/** Cells as the aggregator's tasks would tell them. */
final class TestCells {
    private TestCells() {}

    static RttHistogram rtt(long... micros) {
        long sum = 0;
        for (long one : micros) {
            sum += one;
        }
        return new RttHistogram(Log2Histogram.ofValues(micros), sum, OptionalLong.of(7));
    }

    static RttHistogram random(Random random) {
        return rtt(random.longs(1 + random.nextInt(30), 1, 1_000_000).toArray());
    }

    /** What one host saw. */
    static byte[] cell(int host, RttHistogram rtt) {
        RttSum sum = new RttSum();
        sum.add(rtt);
        PackedWriter out = new PackedWriter();
        Cell.write(out, sum, host, ("host-" + host).getBytes(US_ASCII));
        return out.toBytes();
    }

    /** Several hosts' cells of one window as one. */
    static byte[] together(byte[]... cells) {
        Cell all = new Cell();
        for (byte[] cell : cells) {
            all.add(cell);
        }
        return all.toBytes();
    }
}
