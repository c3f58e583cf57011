package fleetrtt.aggregator;

import fleetrtt.aggregator.health.RuleMetrics;
import fleetrtt.aggregator.health.RuleRoutes;
import fleetrtt.cluster.Fault;
import fleetrtt.http.health.HealthRoutes;
import fleetrtt.http.server.Routes;
import fleetrtt.http.server.WebServer;
import fleetrtt.rules.RuleFaults;
import fleetrtt.rules.RuleFiles;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.HangUp;
import fleetrtt.terminal.HttpOptions;
import fleetrtt.terminal.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
        Aggregator aggregator = new Aggregator(valid(this::config), rules);
        aggregator.health().metrics().register(new RuleMetrics(rules::status));
        List<Routes> routes = List.of(new HealthRoutes(aggregator.health()), new RuleRoutes(rules::status));
        WebServer server = valid(http::endpoint)
                .map(endpoint -> new WebServer(endpoint, routes))
                .orElse(null);
        try (StopSignal stop = StopSignal.install();
                server;
                aggregator) {
            if (server != null) {
                server.start();
            }
            aggregator.start();
            LOG.info("started, {}; Ctrl-C ends it", server == null ? "no metrics" : server.url() + "/metrics");
            while (!stop.await(GLANCE)) {
                if (aggregator.hasEnded()) {
                    throw new Fault("the aggregator's threads keep failing; see its log", null);
                }
            }
            return 0;
        }
    }

    /** What the values object to is a usage error. */
    private <T> T valid(Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
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
                instance.config());
    }
}
