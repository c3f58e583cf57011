package fleetrtt.bench.prometheus;

import fleetrtt.bench.aggregator.Scratch;
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

/** {@code fleetrtt bench prometheus}. */
@Command(
        name = "fleetrtt bench prometheus",
        description = "What broker and aggregator cost beside a Prometheus that scrapes the same fleet's histograms,"
                + " native (schema 0) and classic, every 10 s and sums them by address with a recording rule: each"
                + " live, in turn. What sends and exports is not counted.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:one of them has not every sample",
            "2:bad arguments",
            "3:something could not run"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class PrometheusBench implements Callable<Integer> {
    private static final int WRONG = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--hosts", paramLabel = "N", defaultValue = "100", description = "Default ${DEFAULT-VALUE}.")
    private int hosts;

    @Option(
            names = "--remotes",
            paramLabel = "N",
            defaultValue = "200",
            description = "Of each host, the same in every interval; default ${DEFAULT-VALUE}.")
    private int remotes;

    @Option(
            names = "--peers",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Remote addresses in all; default ${DEFAULT-VALUE}.")
    private int peers;

    @Option(
            names = "--intervals",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of 10 s that are measured; default ${DEFAULT-VALUE}.")
    private int intervals;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "6",
            description = "Intervals before these; default ${DEFAULT-VALUE}.")
    private int warmUps;

    @Option(
            names = "--exposition",
            split = ",",
            paramLabel = "KIND",
            defaultValue = "native,classic",
            description = "How hosts tell Prometheus: native, classic; both when not given. Classic takes some 150 KiB"
                    + " of memory for each address of each host.")
    private List<Exposition> expositions;

    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new PrometheusBench(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.toStandardError(false);
        if (hosts < 1 || remotes < 1 || remotes > peers || intervals < 1 || warmUps < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "hosts, remotes, intervals and warm-ups are 1 or more, remotes no more than peers");
        }
        Plan plan = new Plan(hosts, remotes, peers, warmUps, intervals);
        Scratch scratch = Scratch.create();
        List<Outcome> outcomes = new ArrayList<>();
        tell("ours, " + plan.all() + " intervals");
        outcomes.add(new Ours(plan).run(scratch.folder().resolve("ours")));
        for (Exposition exposition : expositions) {
            tell("prometheus, " + exposition + ", " + plan.all() + " intervals");
            outcomes.add(new Rival(exposition, plan).run(scratch.folder().resolve(exposition.name())));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(OutcomeTable.text(plan, outcomes));
        out.flush();
        scratch.remove();
        return outcomes.stream().allMatch(Outcome::right) ? 0 : WRONG;
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
    }
}
