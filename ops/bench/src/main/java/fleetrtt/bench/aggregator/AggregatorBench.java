package fleetrtt.bench.aggregator;

import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Logs;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt bench aggregator}. */
@Command(
        name = "fleetrtt bench aggregator",
        description = "What the aggregator costs per histogram, beside a plain consumer that only adds up (floor),"
                + " beside the same when it writes its windows (writer), and beside the topology that one would write"
                + " first (naive): each in a JVM of its own, over the same records, in turn.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:floor, writer or ours added up wrongly",
            "2:bad arguments",
            "3:something could not run"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class AggregatorBench implements Callable<Integer> {
    private static final int WRONG = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--case",
            split = ",",
            paramLabel = "SHARES",
            defaultValue = "uniform,zipf,hot",
            description =
                    "How peers are shared: uniform, zipf, hot (half of all records are of one address, so hosts report"
                            + " two each), or pairs (two each, of any); the first three when not given.")
    private List<BenchCase.Shares> shares;

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "N",
            defaultValue = "2000,100000",
            description = "Remote addresses in all; default ${DEFAULT-VALUE}, one case for each.")
    private List<Integer> peers;

    @Option(names = "--hosts", paramLabel = "N", defaultValue = "300", description = "Default ${DEFAULT-VALUE}.")
    private int hosts;

    @Option(
            names = "--remotes",
            paramLabel = "N",
            defaultValue = "200",
            description = "Reported by each host in each interval; default ${DEFAULT-VALUE}.")
    private int remotes;

    @Option(
            names = "--intervals",
            paramLabel = "N",
            defaultValue = "30",
            description = "Of 10 s; default ${DEFAULT-VALUE}.")
    private int intervals;

    @Option(names = "--records", paramLabel = "N", description = "In all, at least; in place of --remotes.")
    private @Nullable Integer records;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "With new JVMs, each measured there and back; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "How long each JVM is at work before it is measured, and up to three times as long while its compiler takes more than a twentieth; default ${DEFAULT-VALUE}.")
    private int warmUpSeconds;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            defaultValue = "bench-aggregator.json",
            description = "Where the figures go; default ${DEFAULT-VALUE}.")
    private Path json;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "Instead: where the aggregator spends its time, in one pass over the first"
                    + " case; the file gets Flight Recorder's recording.")
    private @Nullable Path profile;

    @Option(names = "--heap", description = "Instead: heap per open window, with 20,000 and with 100,000 of them.")
    private boolean heap;

    @Option(
            names = "--latency",
            description = "Instead: how long after its time a window is there, of the first case live.")
    private boolean latency;

    @Option(
            names = "--ours",
            description = "Instead: the aggregator alone, over the cases in turn, each beside the first.")
    private boolean ours;

    @Option(
            names = "--with-rules",
            description =
                    "Instead: what 20 rules of alerts add to the cost of the first case; take 24 intervals or more.")
    private boolean withRules;

    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new AggregatorBench(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.toStandardError(false);
        List<BenchCase> cases = cases();
        Scratch scratch = Scratch.create();
        PrintWriter out = spec.commandLine().getOut();
        boolean right = true;
        if (profile != null) {
            out.println(new ProfileRun(cases.get(0), warmUp()).run(scratch.folder(), profile));
        } else if (heap) {
            out.println(new HeapRun(scratch).run());
        } else if (ours) {
            right = compareCases(cases, scratch, out);
        } else if (withRules) {
            out.println(new RulesRun(cases.get(0), rounds, warmUp(), this::tell).run(scratch.folder()));
        } else if (latency) {
            out.println(new LatencyRun(cases.get(0), this::tell).run(scratch.folder()));
        } else {
            right = compare(cases, scratch, out);
        }
        scratch.remove();
        return right ? 0 : WRONG;
    }

    private Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    private List<BenchCase> cases() {
        List<BenchCase> cases = new ArrayList<>();
        int each = records == null ? remotes : -Math.floorDiv(-records, hosts * intervals);
        try {
            for (int count : peers) {
                for (BenchCase.Shares share : shares) {
                    cases.add(BenchCase.of(share, hosts, each, count, intervals));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return cases;
    }

    private boolean compare(List<BenchCase> cases, Scratch scratch, PrintWriter out)
            throws IOException, InterruptedException {
        List<CaseReport> reports = new ArrayList<>();
        for (BenchCase load : cases) {
            CaseReport report = new CaseRun(load, rounds, warmUp(), this::tell)
                    .run(scratch.folder().resolve(load.name()));
            out.print(ReportTable.text(report));
            out.flush();
            reports.add(report);
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), BenchFile.of(reports));
        return reports.stream().allMatch(CaseReport::isRight);
    }

    private boolean compareCases(List<BenchCase> cases, Scratch scratch, PrintWriter out)
            throws IOException, InterruptedException {
        try (CasesRun run = new CasesRun(rounds, this::tell)) {
            for (BenchCase load : cases) {
                run.prepare(load, warmUp(), scratch.folder().resolve(load.name()));
            }
            out.println(run.measure());
            return run.isRight();
        }
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
    }
}
