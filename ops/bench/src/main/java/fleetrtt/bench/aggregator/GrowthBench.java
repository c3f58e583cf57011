package fleetrtt.bench.aggregator;

import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Logs;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt bench growth}. */
@Command(
        name = "fleetrtt bench growth",
        description =
                "How the aggregator's cost grows with hosts (20 remotes of 2,000 peers each), with peers (5,000 hosts"
                        + " of 200 remotes, one interval) and with instances (each a process on this machine).",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:windows do not hold what they must",
            "2:bad arguments",
            "3:something could not run"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class GrowthBench implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final int FEW_REMOTES = 20;
    private static final int FEW_PEERS = 2_000;
    private static final int MANY_HOSTS = 5_000;
    private static final int REMOTES = 200;
    private static final int SHARED_HOSTS = 300;
    private static final int SHARED_PEERS = 100_000;
    private static final int SHARED_INTERVALS = 10;
    /** So that the input is still kept by the aggregator's demands when it is read. */
    private static final int MOST_INTERVALS = 200;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--hosts",
            split = ",",
            paramLabel = "N",
            defaultValue = "100,1000,10000,100000",
            description = "Default ${DEFAULT-VALUE}; in as many intervals as make 400,000 records.")
    private List<Integer> hosts;

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "N",
            defaultValue = "1000,10000,100000,1000000",
            description = "Default ${DEFAULT-VALUE}.")
    private List<Integer> peers;

    @Option(
            names = "--instances",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2,4",
            description = "Default ${DEFAULT-VALUE}; 300 hosts of 200 remotes, 10 intervals, 100,000 peers.")
    private List<Integer> instances;

    @Option(
            names = "--share",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Divides the number of records of peers and instances, for a trial; default ${DEFAULT-VALUE}.")
    private int share;

    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new GrowthBench(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.toStandardError(false);
        List<GrowthRun> runs = runs();
        Scratch scratch = Scratch.create();
        PrintWriter out = spec.commandLine().getOut();
        out.print(GrowthPoint.head());
        boolean right = true;
        for (int number = 0; number < runs.size(); number++) {
            GrowthPoint point = runs.get(number).run(scratch.folder().resolve("growth-" + number));
            out.print(point.line());
            out.flush();
            right &= point.right();
        }
        scratch.remove();
        return right ? 0 : WRONG;
    }

    private List<GrowthRun> runs() {
        List<GrowthRun> runs = new ArrayList<>();
        try {
            for (int each : hosts) {
                int intervals = Math.min(MOST_INTERVALS, Math.max(1, 400_000 / (each * FEW_REMOTES)));
                runs.add(new GrowthRun(uniform(each, FEW_REMOTES, FEW_PEERS, intervals), 1));
            }
            for (int each : peers) {
                runs.add(new GrowthRun(uniform(MANY_HOSTS / share, REMOTES, each, 1), 1));
            }
            for (int each : instances) {
                runs.add(new GrowthRun(uniform(SHARED_HOSTS / share, REMOTES, SHARED_PEERS, SHARED_INTERVALS), each));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return runs;
    }

    private static BenchCase uniform(int hosts, int remotes, int peers, int intervals) {
        return BenchCase.of(BenchCase.Shares.UNIFORM, hosts, remotes, peers, intervals);
    }
}
