package fleetrtt.bench.aggregator;

import java.util.Locale;

/** Reports as people read them. */
final class ReportTable {
    private ReportTable() {}

    static String text(CaseReport report) {
        StringBuilder text = new StringBuilder(head(report));
        text.append(line(
                "%-16s %10s %10s %12s   %8s %8s %8s %8s%n",
                "CPU, µs each", "ours/floor", "naive/ours", "naive/writer", "floor", "writer", "ours", "naive"));
        for (Meter meter : Meter.values()) {
            text.append(meterLine(report, meter));
        }
        text.append(trafficHead());
        for (Contender contender : Contender.values()) {
            text.append(traffic(report.last(contender), report.expected().windows()));
        }
        for (Contender contender : Contender.values()) {
            text.append(difference(report.last(contender), report.expected()));
        }
        return text.toString();
    }

    /** Of one contender alone. */
    static String one(BenchCase load, PassResult result) {
        StringBuilder text = new StringBuilder(
                line("%n%-18s %9s%n", "CPU, µs each", result.contender().label()));
        for (Meter meter : Meter.values()) {
            text.append(line("%-18s %9.2f%n", meter.label(), meter.nanos(result) / 1e3 / load.records()));
        }
        return text + trafficHead() + traffic(result, result.totals().windows());
    }

    private static String head(CaseReport report) {
        BenchCase load = report.load();
        return line(
                        "%n%s: %,d histograms of %,d hosts x %,d remotes x %d intervals, %,d peers; %,d windows of 10 s%n",
                        load.name(),
                        load.records(),
                        load.hosts(),
                        load.remotes(),
                        load.intervals(),
                        load.peers(),
                        report.expected().windows())
                + line(
                        "input topic %.1f bytes per histogram on disk%n%n",
                        (double) report.inputBytes() / load.records());
    }

    private static String meterLine(CaseReport report, Meter meter) {
        return line(
                "%-16s %10s %10s %12s   %8.2f %8.2f %8.2f %8.2f%n",
                meter.label(),
                ratio(report.ratio(Contender.OURS, Contender.FLOOR, meter)),
                ratio(report.ratio(Contender.NAIVE, Contender.OURS, meter)),
                ratio(report.ratio(Contender.NAIVE, Contender.WRITER, meter)),
                report.micros(Contender.FLOOR, meter),
                report.micros(Contender.WRITER, meter),
                report.micros(Contender.OURS, meter),
                report.micros(Contender.NAIVE, meter));
    }

    private static String ratio(double ratio) {
        return Double.isFinite(ratio) ? line("%.2f", ratio) : "-";
    }

    private static String trafficHead() {
        return line("%n%-52s %9s %9s%n", "sent per window of 10 s and peer", "records", "bytes");
    }

    private static String traffic(PassResult result, long windows) {
        StringBuilder text = new StringBuilder();
        result.traffic()
                .forEach((topic, traffic) -> text.append(line(
                        "%-8s %-43s %9.3f %9.1f%n",
                        result.contender().label(),
                        topic,
                        (double) traffic.records() / windows,
                        (double) traffic.bytes() / windows)));
        return text.toString();
    }

    private static String difference(PassResult result, Totals expected) {
        return result.totals().equals(expected)
                ? ""
                : line(
                        "WRONG: windows of %s hold %s and not %s%n",
                        result.contender().label(), result.totals(), expected);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
