package fleetrtt.aggregator;

import fleetrtt.cluster.Fault;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
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
        exitCodeList = {"0:stopped as asked", "2:bad arguments", "3:broker, registry or topics are not as they must be"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class AggregatorCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AggregatorCommand.class);
    private static final Duration GLANCE = Duration.ofMillis(500);

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input;

    @Mixin
    private TopicOptions creation;

    @Option(names = "--state-dir", paramLabel = "FOLDER", description = "One per instance; default ${DEFAULT-VALUE}.")
    private Path stateDir = AggregatorConfig.defaultStateDir();

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

    @Override
    public Integer call() throws InterruptedException {
        try (StopSignal stop = StopSignal.install();
                Aggregator aggregator = new Aggregator(config())) {
            aggregator.start();
            LOG.info("started; Ctrl-C ends it");
            while (!stop.await(GLANCE)) {
                if (aggregator.hasEnded()) {
                    throw new Fault("the aggregator's threads keep failing; see its log", null);
                }
            }
            return 0;
        }
    }

    private AggregatorConfig config() {
        try {
            return new AggregatorConfig(
                    cluster.cluster(),
                    input.check(),
                    stateDir,
                    creation.partitions(),
                    creation.replicationFactor(),
                    grace,
                    retention);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
