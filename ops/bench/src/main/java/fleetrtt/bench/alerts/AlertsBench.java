package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Popularity;
import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import fleetrtt.terminal.Logs;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt bench alerts}. */
@Command(
        name = "fleetrtt bench alerts",
        description = "Whether alert rules are right: a simulated fleet's day with one slow peer, and hours with many"
                + " faults of several sizes at several levels of traffic; with daily rhythm, noise and peers that are"
                + " seldom heard of. In event time, through the aggregator's own evaluation.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the slow peer had exactly one alert, in time, and nobody else had any",
            "1:it was otherwise",
            "2:bad arguments"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class AlertsBench implements Callable<Integer> {
    private static final int WRONG = 1;
    /** A midnight, UTC. */
    private static final long START_MILLIS = Duration.ofDays(20_500).toMillis();

    private static final double EXPONENT = 0.6;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            defaultValue = "${env:FLEETRTT_RULES:-ops/rules}",
            description = "Rules: files, or folders of them; default those of FLEETRTT_RULES, by the launcher the"
                    + " project's ops/rules.")
    private List<Path> rules;

    @Option(names = "--hosts", paramLabel = "N", defaultValue = "1000", description = "Default ${DEFAULT-VALUE}.")
    private int hosts;

    @Option(names = "--peers", paramLabel = "N", defaultValue = "5000", description = "Default ${DEFAULT-VALUE}.")
    private int peers;

    @Option(
            names = "--remotes",
            paramLabel = "N",
            defaultValue = "15",
            description = "Reported by each host in each interval of 10 s; default ${DEFAULT-VALUE}.")
    private int remotes;

    @Option(
            names = "--day",
            paramLabel = "DURATION",
            defaultValue = "24h",
            description = "Length of the day with one slow peer; default 24h.")
    private Duration day;

    @Option(
            names = "--faults",
            paramLabel = "DURATION",
            defaultValue = "6h",
            description = "Length of the time with many faults, 3h or more, or 0s for none; default 6h.")
    private Duration faults;

    @Option(
            names = "--each",
            paramLabel = "N",
            defaultValue = "20",
            description = "Faults of each of 3 sizes at each of 4 levels of traffic; default ${DEFAULT-VALUE}.")
    private int each;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new AlertsBench(), args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Logs.toStandardError(false);
        RuleSet set = ruleSet();
        FleetModel model = FleetModel.of(shape());
        PrintWriter out = spec.commandLine().getOut();
        boolean right = true;
        if (day.toMinutes() > 0) {
            QuietDay.Outcome outcome = new QuietDay(set, model, (int) day.toMinutes(), this::tell).run();
            outcome.lines().forEach(out::println);
            right = outcome.isRight(longest(set).plus(WINDOW));
        }
        if (faults.toMinutes() > 0) {
            out.println();
            out.print(FaultReport.text(new FaultRun(set, model, (int) faults.toMinutes(), each, this::tell).run()));
        }
        out.flush();
        return right ? 0 : WRONG;
    }

    /** The longest {@code for} of a rule that may have been the one to fire. */
    private static Duration longest(RuleSet set) {
        return set.find("peers/PeerSlow")
                .map(rule -> rule.timing().holdFor())
                .orElseGet(() -> set.rules().stream()
                        .map(rule -> rule.timing().holdFor())
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO));
    }

    private FleetShape shape() {
        try {
            if (faults.toMinutes() > 0 && faults.toHours() < 3) {
                throw new IllegalArgumentException("--faults " + faults + " is too short; 3h or more, or 0s");
            }
            return FleetShape.of(hosts, remotes, peers, START_MILLIS)
                    .withPopularity(Popularity.zipf(EXPONENT))
                    .withSeed(seed)
                    .lifelike();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private RuleSet ruleSet() {
        try {
            return RuleSet.read(RuleSet.files(rules), Language.create());
        } catch (RuleFaults e) {
            throw new ParameterException(spec.commandLine(), String.join("\n", e.lines()));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), e + "; name another with --rules");
        }
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
    }
}
