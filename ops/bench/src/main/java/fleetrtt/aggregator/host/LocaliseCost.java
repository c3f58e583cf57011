package fleetrtt.aggregator.host;

import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.bench.aggregator.ThreadNanos;
import fleetrtt.time.WindowSize;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What it costs to find culprits on top of merging, in CPU time of the thread that works and of the one that collects
 * its garbage. Two
 * aggregators without Kafka, one that localises and one that does not, take the same minutes of 1,000 hosts × 200 peers in
 * intervals of 10 s, in turn (A B, B A); the median over minutes stands.
 */
public final class LocaliseCost {
    /** Localisation may cost as much of decoding and merging. */
    public static final double PROMISED_SHARE = 0.25;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final long ORIGIN_MILLIS = 1_800_000_000_000L;
    private static final int INTERVALS = CostRecords.MINUTE_MILLIS / CostRecords.INTERVAL_MILLIS;
    private static final int WARM_UP = 9;
    private static final int MEASURED = 7;
    private static final double RECORDS = (double) CostRecords.HOSTS * CostRecords.PEERS * INTERVALS;

    /** Clock behind a minute's end at which its windows have closed, and its rows have settled. */
    private static final long CLOSED_MILLIS = 5_000;

    private static final long SETTLED_MILLIS = 8_000;

    private final CostRecords records = new CostRecords(ORIGIN_MILLIS);
    private final CostStages plain = new CostStages(false, records);
    private final CostStages localising = new CostStages(true, records);
    private final List<Minute> plainMinutes = new ArrayList<>();
    private final List<Minute> localisingMinutes = new ArrayList<>();
    private int verdicts;

    /** CPU nanoseconds of a minute, by what they went to. */
    private static final class Minute {
        private long taking;
        private long passing;
        private long closing;
        private long judging;

        double all() {
            return (double) taking + passing + closing + judging;
        }
    }

    public LocaliseCost() {}

    /** The share of merging that localisation costs. */
    public double run(PrintWriter out) {
        for (int minute = 0; minute < WARM_UP + MEASURED; minute++) {
            if (minute == WARM_UP) {
                plainMinutes.clear();
                localisingMinutes.clear();
            }
            run(minute);
        }
        return tell(out);
    }

    private void run(int number) {
        Minute one = new Minute();
        Minute other = new Minute();
        long start = ORIGIN_MILLIS + (long) number * CostRecords.MINUTE_MILLIS;
        for (int interval = 0; interval < INTERVALS; interval++) {
            long intervalStart = start + (long) interval * CostRecords.INTERVAL_MILLIS;
            records.fill(intervalStart);
            boolean plainFirst = (number + interval) % 2 == 0;
            interval(plainFirst ? plain : localising, plainFirst ? one : other, intervalStart);
            interval(plainFirst ? localising : plain, plainFirst ? other : one, intervalStart);
        }
        plainMinutes.add(one);
        localisingMinutes.add(other);
    }

    private void interval(CostStages stages, Minute minute, long startMillis) {
        long end = startMillis + CostRecords.INTERVAL_MILLIS;
        minute.taking += cpu(() -> stages.take(records, WindowKey.holding(WindowSize.TEN_SECONDS, startMillis)));
        minute.passing += cpu(() -> stages.pass(end + CLOSED_MILLIS));
        minute.closing += cpu(() -> stages.close(end + CLOSED_MILLIS));
        minute.judging += cpu(() -> verdicts += stages.judge(end + SETTLED_MILLIS));
    }

    private static long cpu(Runnable work) {
        long collected = ThreadNanos.now().collector();
        long began = CPU.getCurrentThreadCpuTime();
        work.run();
        long worked = CPU.getCurrentThreadCpuTime() - began;
        return worked + ThreadNanos.now().collector() - collected;
    }

    private double tell(PrintWriter out) {
        double merging = median(plainMinutes, Minute::all);
        double both = median(localisingMinutes, Minute::all);
        out.printf(
                Locale.ROOT,
                "%d hosts x %d peers, minutes of %d intervals, CPU with garbage collection, ns a record (medians of %d minutes)%n",
                CostRecords.HOSTS,
                CostRecords.PEERS,
                INTERVALS,
                MEASURED);
        out.printf(Locale.ROOT, "%-52s %10s %10s%n", "", "merging", "+verdicts");
        row(out, "host side: decode, dedup, append", minute -> minute.taking);
        row(out, "host side: sum up, pack; peer side: unpack, merge", minute -> minute.passing);
        row(out, "peer side: close, hand on, save; no upserts written", minute -> minute.closing);
        row(out, "peer side: fit, verdicts as records", minute -> minute.judging);
        row(out, "all", Minute::all);
        out.printf(
                Locale.ROOT,
                "localisation adds %.1f %% to decoding and merging on both stages, %.0f ms a minute; %d verdicts%n",
                100 * (both / merging - 1),
                (both - merging) / 1e6,
                verdicts);
        return both / merging - 1;
    }

    private void row(PrintWriter out, String name, ToDoubleFunction<Minute> of) {
        out.printf(
                Locale.ROOT,
                "%-52s %10.0f %10.0f%n",
                name,
                median(plainMinutes, of) / RECORDS,
                median(localisingMinutes, of) / RECORDS);
    }

    private static double median(List<Minute> minutes, ToDoubleFunction<Minute> of) {
        double[] sorted = minutes.stream().mapToDouble(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
