package fleetrtt.bench.prometheus;

import java.nio.charset.StandardCharsets;

/**
 * One MetricFamily of native histograms with schema 0, delimited by its length; field numbers are those of Prometheus'
 * {@code prompb/io/prometheus/client/metrics.proto}. Our slot i, 2^i to 2^(i+1) − 1, becomes bucket i + 1, which is
 * above 2^i and up to 2^(i+1): what lies on an edge is one bucket too high, at the same cost.
 */
final class NativeFamily {
    private static final int HISTOGRAM = 4;

    private NativeFamily() {}

    static byte[] of(HostCounters host) {
        ProtoMessage family = new ProtoMessage();
        family.bytes(1, text(Exposition.METRIC));
        family.number(3, HISTOGRAM);
        host.each((remote, counts, samples, sumMicros) -> {
            ProtoMessage label = new ProtoMessage();
            label.bytes(1, text("remote"));
            label.bytes(2, text(remote));
            ProtoMessage metric = new ProtoMessage();
            metric.bytes(1, label.toBytes());
            metric.bytes(7, histogram(counts, samples, sumMicros));
            family.bytes(4, metric.toBytes());
        });
        return family.delimited();
    }

    static byte[] histogram(long[] counts, long samples, long sumMicros) {
        ProtoMessage histogram = new ProtoMessage();
        histogram.number(1, samples);
        histogram.real(2, (double) sumMicros);
        histogram.signed(5, 0);
        ProtoMessage deltas = new ProtoMessage();
        int end = 0;
        long before = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                int first = slot;
                for (; slot < counts.length && counts[slot] > 0; slot++) {
                    deltas.bareSigned(counts[slot] - before);
                    before = counts[slot];
                }
                histogram.bytes(12, span(end == 0 ? first + 1 : first - end, slot - first));
                end = slot;
            }
        }
        histogram.bytes(13, deltas.toBytes());
        return histogram.toBytes();
    }

    /** The first begins at the number of its bucket, the others say how far behind the end of the one before. */
    private static byte[] span(int offset, int length) {
        ProtoMessage span = new ProtoMessage();
        span.signed(1, offset);
        span.number(2, length);
        return span.toBytes();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
