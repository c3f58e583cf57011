package fleetrtt.query.api;

import fleetrtt.answer.AlertAnswer;
import fleetrtt.answer.AlertsAnswer;
import fleetrtt.answer.CollectorAnswer;
import fleetrtt.answer.CollectorsAnswer;
import fleetrtt.answer.CulpritRow;
import fleetrtt.answer.FleetAnswer;
import fleetrtt.answer.HostAnswer;
import fleetrtt.answer.HostRow;
import fleetrtt.answer.HostsAnswer;
import fleetrtt.answer.PeerAnswer;
import fleetrtt.answer.PeerRow;
import fleetrtt.answer.PeersAnswer;
import fleetrtt.answer.Rtt;
import fleetrtt.answer.SpanAnswer;
import fleetrtt.text.RttText;
import fleetrtt.text.TcprttTable;
import fleetrtt.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers as people read them in a terminal: lines. Pure. */
public final class AnswerTables {
    private static final String NONE = "-";

    private AnswerTables() {}

    public static List<String> of(PeersAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("address", "samples", "hosts", "p50", "p90", "p99", "mean", "slowdown", "verdict"));
        for (PeerRow row : answer.peers()) {
            rows.add(List.of(
                    row.remote(),
                    Long.toString(row.rtt().samples()),
                    Integer.toString(row.hosts()),
                    time(row.rtt().p50Micros()),
                    time(row.rtt().p90Micros()),
                    time(row.rtt().p99Micros()),
                    time(row.rtt().meanMicros()),
                    times(row.slowdown()),
                    row.verdict() == null ? "" : row.verdict()));
        }
        return headed(
                "Peers = " + answer.peers().size() + " of " + answer.found() + " in " + span(answer.span()),
                TextColumns.lines("lrrrrrrrl", rows));
    }

    public static List<String> of(HostsAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("host", "samples", "p50", "p90", "p99", "mean", "slowdown", "verdict"));
        for (HostRow row : answer.hosts()) {
            rows.add(List.of(
                    row.host(),
                    Long.toString(row.rtt().samples()),
                    time(row.rtt().p50Micros()),
                    time(row.rtt().p90Micros()),
                    time(row.rtt().p99Micros()),
                    time(row.rtt().meanMicros()),
                    times(row.slowdown()),
                    row.verdict() == null ? "" : row.verdict()));
        }
        return headed(
                "Hosts = " + answer.hosts().size() + " of " + answer.found() + " in " + span(answer.span()),
                TextColumns.lines("lrrrrrrl", rows));
    }

    public static List<String> of(PeerAnswer answer) {
        return explained(
                series("Remote Address = " + answer.remote(), answer.windows().size(), answer.span(), answer.total()),
                answer.verdict());
    }

    public static List<String> of(HostAnswer answer) {
        return explained(
                series("Host = " + answer.host(), answer.windows().size(), answer.span(), answer.total()),
                answer.verdict());
    }

    private static List<String> explained(List<String> lines, @Nullable CulpritRow verdict) {
        if (verdict != null) {
            lines.add(
                    1,
                    TextColumns.clean(String.format(
                            Locale.ROOT,
                            "Slow now, fault of = %s, confidence %.2f: %s",
                            verdict.kind(),
                            verdict.confidence(),
                            verdict.sentence())));
        }
        return lines;
    }

    public static List<String> of(FleetAnswer answer) {
        List<String> lines = series("All Addresses = *******", answer.windows().size(), answer.span(), answer.total());
        answer.newestWhole()
                .ifPresent(newest -> lines.add(
                        1,
                        "Hosts = " + newest.hosts() + known(", reporting ", newest.reportingHosts())
                                + known(" of ", newest.expectedHosts()) + ", in the newest whole window"));
        return lines;
    }

    private static String known(String before, @Nullable Integer number) {
        return number == null ? "" : before + number;
    }

    private static List<String> series(String head, int windows, SpanAnswer span, Rtt total) {
        List<String> lines = new ArrayList<>();
        lines.add(TextColumns.clean(head));
        lines.add("Windows = " + windows + " in " + span(span));
        lines.add("Samples = " + total.samples() + ", p50 "
                + time(total.p50Micros()).strip() + ", p99 "
                + time(total.p99Micros()).strip() + ", mean "
                + time(total.meanMicros()).strip());
        lines.add("");
        TcprttTable.of(total.histogram().slots(), "usecs").lines().forEach(lines::add);
        return lines;
    }

    /**
     * Alerts.
     *
     * @param nowMillis since when they are as they are is told against this
     */
    public static List<String> of(AlertsAnswer answer, long nowMillis) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("state", "since", "for", "subject", "rule", "members", "verdict", "summary"));
        for (AlertAnswer alert : answer.alerts()) {
            long end = alert.resolvedMillis() == null ? nowMillis : alert.resolvedMillis();
            rows.add(List.of(
                    alert.state(),
                    instant(alert.sinceMillis()),
                    length(end - alert.sinceMillis()),
                    alert.subject(),
                    alert.rule(),
                    alert.membersEver() == 0 ? NONE : alert.membersFiring() + "/" + alert.membersEver(),
                    alert.verdict() == null ? NONE : alert.verdict().culprit(),
                    alert.annotations().getOrDefault("summary", "")));
        }
        return headed("Alerts = " + answer.alerts().size(), TextColumns.lines("llrllrll", rows));
    }

    /**
     * Collectors.
     *
     * @param nowMillis when they were seen is told against this
     */
    public static List<String> of(CollectorsAnswer answer, long nowMillis) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "host",
                "state",
                "seen",
                "version",
                "kernel",
                "attached to",
                "every",
                "overflowed",
                "outbox",
                "lag",
                "skew"));
        for (CollectorAnswer collector : answer.collectors()) {
            rows.add(List.of(
                    collector.host(),
                    collector.state(),
                    length(nowMillis - collector.lastSeenMillis()) + " ago",
                    collector.version(),
                    collector.kernel(),
                    collector.attach(),
                    length(collector.intervalMillis()),
                    Long.toString(collector.overflowed()),
                    collector.outboxRows() + " rows",
                    length(collector.lagMillis()),
                    collector.skewMillis() == null ? NONE : collector.skewMillis() + " ms"));
        }
        return headed("Collectors = " + answer.collectors().size(), TextColumns.lines("llrlllrrrrr", rows));
    }

    private static List<String> headed(String head, List<String> table) {
        List<String> lines = new ArrayList<>(List.of(head, ""));
        lines.addAll(table);
        return lines;
    }

    private static String span(SpanAnswer span) {
        return new Interval(span.fromMillis(), span.toMillis() - span.fromMillis()).toString();
    }

    private static String instant(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String time(@Nullable Double micros) {
        return micros == null ? NONE : RttText.of(micros);
    }

    private static String times(@Nullable Double factor) {
        return factor == null ? NONE : String.format(Locale.ROOT, "%.2f×", factor);
    }

    /** E.g. 40s, 12m, 3h, 2d. */
    private static String length(long millis) {
        Duration length = Duration.ofMillis(Math.max(0, millis));
        if (length.toSeconds() < 100) {
            return length.toSeconds() + "s";
        }
        if (length.toMinutes() < 100) {
            return length.toMinutes() + "m";
        }
        return length.toHours() < 48 ? length.toHours() + "h" : length.toDays() + "d";
    }
}
