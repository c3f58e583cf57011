package fleetrtt.bench.prometheus;

import fleetrtt.histogram.Log2Slots;
import java.nio.charset.StandardCharsets;

/** Prometheus' text format 0.0.4 of classic histograms, whose edges are those of our slots. */
final class ClassicText {
    private static final int LINE_BYTES = 80;

    private ClassicText() {}

    static byte[] of(HostCounters host) {
        StringBuilder text = new StringBuilder(LINE_BYTES * Log2Slots.COUNT);
        text.append("# TYPE ").append(Exposition.METRIC).append(" histogram\n");
        host.each((remote, counts, samples, sumMicros) -> {
            long cumulative = 0;
            for (int slot = 0; slot < Log2Slots.COUNT; slot++) {
                cumulative += counts[slot];
                // No smoothed RTT is beyond the last slot.
                String edge = slot == Log2Slots.COUNT - 1 ? "+Inf" : String.valueOf(Log2Slots.high(slot));
                line(text, "_bucket", remote).append("\",le=\"").append(edge).append("\"} ");
                text.append(cumulative).append('\n');
            }
            line(text, "_sum", remote).append("\"} ").append(sumMicros).append('\n');
            line(text, "_count", remote).append("\"} ").append(samples).append('\n');
        });
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static StringBuilder line(StringBuilder text, String suffix, String remote) {
        return text.append(Exposition.METRIC)
                .append(suffix)
                .append("{remote=\"")
                .append(remote);
    }
}
