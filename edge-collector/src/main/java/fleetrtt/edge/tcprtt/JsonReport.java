package fleetrtt.edge.tcprtt;

import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.RttUnit;
import fleetrtt.edge.kernel.Samples;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One JSON object per section and interval, one a line (NDJSON): {@code time} of the interval's end (RFC 3339),
 * {@code seconds} of its length, {@code by} all, local or remote, {@code address} (null for all), {@code unit} usecs
 * or msecs of {@code sum}, {@code mean} and the slots, {@code samples}, {@code fresh} of them (segments that
 * acknowledged new data), {@code min_rtt_usecs} (null when unknown),
 * {@code first_slot} and from there the {@code counts}; slot i holds 2^i to 2^(i+1) − 1, slot 0 also 0.
 */
record JsonReport(KeyChoice key, RttUnit unit) implements Report {
    @Override
    public String interval(ZonedDateTime end, double seconds, List<Section> sections) {
        return sections.stream().map(section -> line(end, seconds, section)).collect(Collectors.joining());
    }

    private String line(ZonedDateTime end, double seconds, Section section) {
        Samples samples = section.samples();
        return String.format(
                Locale.ROOT,
                "{\"time\":\"%s\",\"seconds\":%.3f,\"by\":\"%s\",\"address\":%s,\"unit\":\"%s\",\"samples\":%d,\"fresh\":%d,"
                        + "\"sum\":%d,\"mean\":%.3f,\"min_rtt_usecs\":%s,\"first_slot\":%d,\"counts\":%s}\n",
                end.truncatedTo(ChronoUnit.MILLIS).toOffsetDateTime(),
                seconds,
                key.name().toLowerCase(Locale.ROOT),
                key == KeyChoice.ALL ? "null" : "\"" + section.value() + "\"",
                Labels.of(unit),
                samples.count(),
                samples.fresh(),
                samples.sum(),
                (double) samples.sum() / samples.count(),
                samples.minRttMicros().isPresent() ? samples.minRttMicros().getAsLong() : "null",
                samples.slots().firstSlot(),
                Arrays.toString(samples.slots().trimmedCounts()).replace(" ", ""));
    }
}
