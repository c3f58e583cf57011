package fleetrtt.edge.tcprtt;

import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.kernel.Snapshot;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;

/** Intervals one after the other, from a probe that has started, until the duration is over or someone stops it. */
final class Session {
    private final Settings settings;
    private final RttProbe probe;
    private final PrintStream out;
    private final Report report;

    Session(Settings settings, RttProbe probe, PrintStream out) {
        this.settings = settings;
        this.probe = probe;
        this.out = out;
        this.report = settings.json()
                ? new JsonReport(settings.probe().key(), settings.probe().unit())
                : new TextReport(
                        settings.timestamp(),
                        settings.average(),
                        settings.probe().key(),
                        settings.probe().unit());
    }

    void run(StopSignal stop) throws KernelException, InterruptedException {
        long start = System.nanoTime();
        long shown = start;
        boolean last = false;
        for (long number = 1; !last; number++) {
            long end = start + TimeUnit.SECONDS.toNanos(number * settings.intervalSeconds());
            last = stop.awaitUntil(end) || number == settings.intervals();
            if (last) {
                probe.detach();
            }
            long now = System.nanoTime();
            show(probe.drain(), (now - shown) / 1e9);
            probe.clear();
            shown = now;
            // The reader of a pipe may have gone.
            last |= out.checkError();
        }
    }

    private void show(Snapshot snapshot, double seconds) {
        out.print(report.interval(
                ZonedDateTime.now(ZoneId.systemDefault()),
                seconds,
                Section.of(snapshot, settings.probe().key())));
        out.flush();
    }
}
