package fleetrtt.notify;

import fleetrtt.cluster.Fault;
import fleetrtt.http.health.HealthRoutes;
import fleetrtt.http.server.WebServer;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.HttpOptions;
import fleetrtt.terminal.StopSignal;
import fleetrtt.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt notify}: delivers alerts until it is told to stop. */
@Command(
        name = "fleetrtt notify",
        description = "Delivers the alerts of the topic to Alertmanagers and webhooks.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped as asked",
            "2:bad arguments",
            "3:broker, registry, topic, port, or a file of credentials is not as it must be"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class NotifyCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyCommand.class);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration LEAST_REPEAT = Duration.ofSeconds(1);

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private ReceiverOptions receivers;

    @Mixin
    private HttpOptions http = new HttpOptions(9466);

    @Option(
            names = "--group",
            paramLabel = "NAME",
            defaultValue = "fleetrtt-notify",
            description = "Prefix of the consumer groups, one for each receiver; notifiers with one share the work."
                    + " Default fleetrtt-notify.")
    private String group;

    @Option(
            names = "--repeat-every",
            paramLabel = "DURATION",
            defaultValue = "1m",
            description = "How often Alertmanagers are told again of what fires; after four times as long without"
                    + " that they take it for over. Default 1m.")
    private Duration repeatEvery;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Notifier notifier = Terminal.valid(spec, this::notifier);
        WebServer server = Terminal.valid(spec, http::endpoint)
                .map(endpoint -> new WebServer(endpoint, List.of(new HealthRoutes(notifier))))
                .orElse(null);
        try (StopSignal stop = StopSignal.install();
                server;
                notifier) {
            if (server != null) {
                server.start();
            }
            notifier.start();
            LOG.info("started, {}; Ctrl-C ends it", server == null ? "no metrics" : server.url() + "/metrics");
            while (!stop.await(GLANCE)) {
                if (!notifier.isAlive()) {
                    throw new Fault("a thread of the notifier has ended; see its log", null);
                }
            }
            return 0;
        }
    }

    private Notifier notifier() {
        if (repeatEvery.compareTo(LEAST_REPEAT) < 0) {
            throw new IllegalArgumentException("--repeat-every is less than a second; use 1s or more");
        }
        return new Notifier(cluster.cluster(), group, receivers.receivers(), repeatEvery);
    }
}
