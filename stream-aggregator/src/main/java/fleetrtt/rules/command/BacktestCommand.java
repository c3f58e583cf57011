package fleetrtt.rules.command;

import fleetrtt.cluster.Cluster;
import fleetrtt.query.PeerTopic;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt rules backtest --from 24h FILE...}. */
@Command(
        name = "backtest",
        description = "Runs rules on peers over the history in tcprtt.peers.1m and .10s, and says when each would have"
                + " fired.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class BacktestCommand implements Callable<Integer> {
    private static final int NOTHING = 1;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private RuleInput input;

    @Option(
            names = "--from",
            paramLabel = "DURATION",
            defaultValue = "24h",
            description = "How far back to begin; default 24h. Topics keep 1m for 2 days and 10s for 2 hours.")
    private Duration from;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        RuleSet rules = input.read();
        Cluster at = cluster.cluster();
        PrintWriter out = command.commandLine().getOut();
        EpisodeLog episodes = new EpisodeLog();
        long windows = 0;
        for (WindowSize size : List.of(WindowSize.ONE_MINUTE, WindowSize.TEN_SECONDS)) {
            if (judgesPeers(rules, size)) {
                windows += run(rules, size, at, episodes);
            }
        }
        if (windows == 0) {
            command.commandLine().getErr().println("no closed window of any peer within " + from + "; see --from");
            return NOTHING;
        }
        new BacktestReport(rules, episodes.episodes()).lines().forEach(out::println);
        return CommandLine.ExitCode.OK;
    }

    private static boolean judgesPeers(RuleSet rules, WindowSize size) {
        return rules.rules().stream().anyMatch(rule -> rule.window() == size && rule.kind() == SubjectKind.PEER);
    }

    private long run(RuleSet rules, WindowSize size, Cluster at, EpisodeLog episodes) {
        long now = Instant.now().toEpochMilli();
        long first = size.windowAt(now - from.toMillis()).startMillis();
        Backtest backtest = new Backtest(rules, size, episodes);
        try (PeerTopic topic = PeerTopic.open(at, size)) {
            backtest.run(topic::read, new Interval(first, size.windowAt(now).endMillis() - first));
        }
        return backtest.windows();
    }
}
