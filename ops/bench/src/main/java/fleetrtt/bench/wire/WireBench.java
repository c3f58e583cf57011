package fleetrtt.bench.wire;

import fleetrtt.bench.aggregator.Scratch;
import fleetrtt.edge.publish.PublishException;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Logs;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt bench wire}. */
@Command(
        name = "fleetrtt bench wire",
        description =
                "Bytes of a histogram serialised, on the wire, on the broker's disk (one replica) and in the outbox, and"
                        + " how fast the collector's publisher is: interval after interval of one host, each acknowledged"
                        + " before the next.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "2:bad arguments", "3:something could not run"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class WireBench implements Callable<Integer> {
    private static final int MOST_INTERVALS = 2_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--remotes",
            split = ",",
            paramLabel = "N",
            defaultValue = "10,200,1000,10000",
            description = "Addresses in each interval; default ${DEFAULT-VALUE}, one line for each.")
    private List<Integer> remotes;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Of each line, at least; default ${DEFAULT-VALUE}.")
    private int records;

    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new WireBench(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, PublishException {
        Logs.toStandardError(false);
        if (records < 1 || remotes.stream().anyMatch(each -> each < 1)) {
            throw new ParameterException(spec.commandLine(), "--remotes and --records are 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        Scratch scratch = Scratch.create();
        out.print(WireFigures.head());
        for (int each : remotes) {
            // Each interval waits for its acknowledgement, so small ones would take long.
            int wanted = Math.min(records, each * MOST_INTERVALS);
            out.print(new WireRun(each, wanted)
                    .run(scratch.folder().resolve("wire-" + each))
                    .line());
            out.flush();
        }
        scratch.remove();
        return 0;
    }
}
