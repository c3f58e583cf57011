package fleetrtt.bench.localise;

import fleetrtt.aggregator.host.LocaliseCost;
import fleetrtt.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt bench localise}. */
@Command(
        name = "fleetrtt bench localise",
        description = "How often the culprit is named rightly, over seeded faults of a simulated fleet: peers, hosts,"
                + " paths, racks and the whole fleet, 1.3 to 4 times as slow, of 5 % to 100 % of all pairs of host and"
                + " peer, a fifth of the time two at once; beside a median polish and the rule of 80 %.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:as promised", "1:worse than promised", "2:bad arguments"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class LocaliseBench implements Callable<Integer> {
    /** Of faults of a factor of two or more with five witnesses or more. */
    static final double PROMISED_ACCURACY = 0.95;

    /** Culprits named that are none, per fault. */
    static final double PROMISED_WRONG = 0.01;

    @Spec
    private CommandSpec spec;

    @Option(names = "--faults", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private int faults = 600;

    @Option(names = "--seed", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private long seed = 20_260_101;

    @Option(names = "--hosts", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private int hosts = 100;

    @Option(names = "--peers", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private int peers = 200;

    @Option(
            names = "--cost",
            description = "Instead, what it costs on top of merging, with 1,000 hosts and 200 peers each.")
    private boolean cost;

    @Option(names = "--missed", description = "Tell of each fault that is not named, or named wrongly.")
    private boolean missed;

    public static void main(String[] args) {
        System.exit(Terminal.run(new LocaliseBench(), args));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (cost) {
            double share = new LocaliseCost().run(out);
            out.flush();
            return share <= LocaliseCost.PROMISED_SHARE ? 0 : 1;
        }
        Map<String, Score> scores = new Contest(Layout.of(hosts, peers), faults, seed).run(this::tell);
        out.print(table(scores));
        out.flush();
        return isAsPromised(scores) ? 0 : 1;
    }

    static boolean isAsPromised(Map<String, Score> scores) {
        Score ours = scores.get("ours");
        return ours != null && ours.plainAccuracy() >= PROMISED_ACCURACY && ours.wrong() <= PROMISED_WRONG;
    }

    private void tell(Scene scene, List<Claim> claims) {
        boolean right =
                scene.faults().stream().allMatch(fault -> claims.stream().anyMatch(claim -> claim.isOf(fault, scene)))
                        && claims.size() == scene.faults().size();
        if (missed && !right) {
            String faultsText = scene.faults().stream()
                    .map(fault -> String.format(
                            Locale.ROOT,
                            "%s x%.2f (%d witnesses)",
                            fault.name(),
                            fault.factor(),
                            scene.witnesses(fault)))
                    .collect(Collectors.joining(" and "));
            spec.commandLine()
                    .getErr()
                    .println(scene.density() * 100 + " % of pairs: " + faultsText + ": " + Ours.told(scene));
        }
    }

    private String table(Map<String, Score> scores) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "seed %d, %d hosts, %d peers%n%-14s %7s %9s %22s %15s %12s%n",
                seed,
                hosts,
                peers,
                "method",
                "faults",
                "named",
                "of x2, 5 witnesses",
                "wrong culprits",
                "ms a window"));
        scores.forEach((name, score) -> table.append(String.format(
                Locale.ROOT,
                "%-14s %7d %7.1f %% %7.1f %% of %8d %13.2f %% %12.2f%n",
                name,
                score.faults(),
                100 * score.accuracy(),
                100 * score.plainAccuracy(),
                score.plainFaults(),
                100 * score.wrong(),
                score.millisPerScene())));
        scores.forEach((name, score) -> {
            table.append(String.format("%n%s: what each kind of fault was taken for%n", name));
            score.confusion().forEach((kind, taken) -> table.append(String.format("  %-6s %s%n", kind, taken)));
        });
        return table.toString();
    }
}
