package fleetrtt.edge.tcprtt;

import fleetrtt.edge.kernel.Counters;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.ProgramImage;
import fleetrtt.edge.kernel.RttProbe;
import java.io.PrintStream;
import java.util.List;

/**
 * The local tool's main class. Exit codes: 0 when it ran to its end or was stopped, 1 when the kernel refuses, 2 when
 * the command line is wrong.
 */
public final class Tcprtt {
    private final PrintStream out;
    private final PrintStream err;
    private final StopSignal stop;

    Tcprtt(PrintStream out, PrintStream err, StopSignal stop) {
        this.out = out;
        this.err = err;
        this.stop = stop;
    }

    public static void main(String[] arguments) throws InterruptedException {
        StopSignal stop = StopSignal.ofProcess();
        int exitCode = 1;
        try {
            exitCode = new Tcprtt(System.out, System.err, stop).run(List.of(arguments));
        } finally {
            stop.finish(exitCode);
        }
    }

    /** The exit code. */
    int run(List<String> arguments) throws InterruptedException {
        try {
            Settings settings = Settings.parse(arguments);
            if (settings.help()) {
                out.print(HelpText.whole());
            } else {
                trace(settings);
            }
            return 0;
        } catch (UsageException e) {
            err.print(HelpText.usage() + "tcprtt: error: " + e.getMessage() + "\n");
            return 2;
        } catch (KernelException e) {
            err.print("tcprtt: " + e.getMessage() + "\n");
            if (arguments.contains("--verbose")) {
                e.detail().forEach(err::println);
            }
            return 1;
        }
    }

    private void trace(Settings settings) throws KernelException, InterruptedException {
        // What is no JSON does not belong among it.
        PrintStream words = settings.json() ? err : out;
        if (settings.debug()) {
            words.print(ProgramImage.source());
        }
        try (RttProbe probe = new RttProbe(settings.probe())) {
            probe.start();
            if (settings.verbose()) {
                err.println("tcprtt: attached " + probe.attachMethod());
            }
            words.print("Tracing TCP RTT... Hit Ctrl-C to end.\n");
            words.flush();
            new Session(settings, probe, out).run(stop);
            if (settings.verbose()) {
                Counters counters = probe.counters();
                err.printf(
                        "tcprtt: seen %d, overflowed %d, missed %d%n",
                        counters.seen(), counters.overflowed(), counters.missed());
            }
        }
    }
}
