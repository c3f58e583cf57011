package fleetrtt.aggregator;

import fleetrtt.cluster.Fault;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleFiles;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.HangUp;
import fleetrtt.terminal.HttpOptions;
import fleetrtt.terminal.StopSignal;
import fleetrtt.terminal.Terminal;
import fleetrtt.time.WindowSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt aggregator}: runs one instance until it is told to stop. */
@Command(
        name = "fleetrtt aggregator",
        description = "Merges the hosts' histograms into fleet-wide windows per remote address.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped as asked",
            "2:bad arguments",
            "3:broker, registry, topics, port or state folder are not as they must be"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class AggregatorCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AggregatorCommand.class);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration RULES_GLANCE = Duration.ofSeconds(5);

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input;

    @Mixin
    private TopicOptions creation;

    @Mixin
    private InstanceOptions instance;

    @Mixin
    private HttpOptions http = new HttpOptions(9465);

    @Option(
            names = "--state-dir",
            paramLabel = "FOLDER",
            description = "Where --store rocksdb keeps state, one per instance; default ${DEFAULT-VALUE}.")
    private Path stateDir = AggregatorConfig.DEFAULT_STATE_DIR;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "How long after its end a window stays open; default 30s.")
    private Duration grace;

    @Option(
            names = "--retention",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "How long a closed window may still be revised; default 5m.")
    private Duration retention;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules of alerts: a file, or a folder of them. Read again when they change, and on SIGHUP.")
    private @Nullable Path ruleFiles;

    @Option(
            names = "--history",
            paramLabel = "memory|off",
            defaultValue = "memory",
            description =
                    "Whether windows are kept for the API and the page: 10s for 2h, 1m for 2d, 1h for 30d; the same"
                            + " on all instances. Default memory.")
    private HistoryKind history;

    @Option(
            names = "--http-advertise",
            paramLabel = "HOST:PORT",
            description = "Where other instances reach this one; default where it listens.")
    private @Nullable String advertised;

    @Override
    public Integer call() throws InterruptedException {
        try (RuleFiles rules = new RuleFiles(
                ruleFiles == null ? List.of() : List.of(ruleFiles), RULES_GLANCE, InstantSource.system())) {
            rules.start();
            HangUp.handle(rules::reload);
            return run(rules);
        } catch (RuleFaults e) {
            throw new ParameterException(spec.commandLine(), String.join("\n", e.lines()));
        }
    }

    private int run(RuleFiles rules) throws InterruptedException {
        AggregatorConfig config = Terminal.valid(spec, this::config);
        try (StopSignal stop = StopSignal.install();
                AggregatorInstance instance = new AggregatorInstance(
                        config, rules, Terminal.valid(spec, http::endpoint), Optional.ofNullable(advertised))) {
            instance.start();
            LOG.info("started, {}; Ctrl-C ends it", instance.url().orElse("answering nowhere"));
            while (!stop.await(GLANCE)) {
                if (instance.aggregator().hasEnded()) {
                    throw new Fault("the aggregator's threads keep failing; see its log", null);
                }
            }
            return 0;
        }
    }

    private AggregatorConfig config() {
        return new AggregatorConfig(
                cluster.cluster(),
                input.check(),
                stateDir,
                creation.partitions(),
                creation.replicationFactor(),
                grace,
                retention,
                WindowSize.ONE_MINUTE,
                instance.config(),
                history == HistoryKind.MEMORY);
    }
}
