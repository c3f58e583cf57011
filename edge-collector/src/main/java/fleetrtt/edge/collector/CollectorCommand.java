package fleetrtt.edge.collector;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.outbox.OutboxException;
import fleetrtt.edge.systemd.Systemd;
import fleetrtt.edge.systemd.Watchdog;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.HttpOptions;
import fleetrtt.terminal.Service;
import fleetrtt.terminal.StopSignal;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt collector}: collects on this host until it is told to stop. */
@Command(
        name = "fleetrtt collector",
        description = "Publishes this host's smoothed TCP round-trip times to Kafka, a histogram per remote address"
                + " and interval, in microseconds.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped as asked", "2:bad arguments", "3:the kernel or the outbox refuse"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class CollectorCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorCommand.class);
    /** Read when it is there and no other is named. */
    public static final Path CONFIG = Path.of("/etc/fleetrtt/collector.properties");

    private static final Duration LAST_FLUSH = Duration.ofSeconds(10);

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private FilterOptions filters;

    @Mixin
    private WhereaboutsOptions whereabouts;

    @Mixin
    private HttpOptions http = new HttpOptions(9464);

    @Mixin
    private HealthOptions health;

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", paramLabel = "NAME", description = "Name to publish under; default the kernel's.")
    private String host = kernelHostName();

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "Length of an interval: divides 10s or is a multiple of it; default 10s.")
    private Duration interval;

    @Option(
            names = "--include-loopback",
            description = "Publish loopback and link-local addresses too; by default they stay on the host.")
    private boolean includeLoopback;

    @Option(names = "--no-jitter", description = "Send at once after each interval; a fleet would send all together.")
    private boolean noJitter;

    @Option(
            names = "--state-dir",
            paramLabel = "FOLDER",
            defaultValue = "/var/lib/fleetrtt/collector",
            description = "Where the outbox lies: what Kafka has not acknowledged yet; default"
                    + " /var/lib/fleetrtt/collector.")
    private Path stateDir;

    @Option(
            names = "--outbox-cap",
            paramLabel = "MIB",
            description = "Most MiB the outbox may hold; near it, resolution is given up. Default ${DEFAULT-VALUE}.")
    private int outboxMebibytes = 64;

    public static void main(String[] args) {
        System.exit(Service.run(new CollectorCommand(), CONFIG, args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            run();
            return 0;
        } catch (KernelException | OutboxException e) {
            throw new Fault(String.valueOf(e.getMessage()), e);
        }
    }

    private void run() throws KernelException, InterruptedException {
        Cluster target = cluster.cluster();
        CollectorConfig config = Terminal.valid(spec, () -> config(target));
        Collector collector = Terminal.valid(spec, () -> new Collector(config, health.metricsPeers()));
        HealthPages healthPages =
                Terminal.valid(spec, () -> HealthPages.of(http.endpoint(), collector, health.ackLimit()));
        Systemd systemd = Systemd.of(System.getenv());
        try (StopSignal stop = StopSignal.install();
                HealthPages pages = healthPages;
                Watchdog watchdog = new Watchdog(systemd, collector::lives)) {
            pages.start();
            collector.start();
            LOG.info(
                    "collecting as {} at {}, every {} s, to Kafka at {}, outbox {}, {}",
                    config.host(),
                    collector.attachMethod(),
                    config.interval().toMillis() / 1000.0,
                    target.bootstrapServers(),
                    config.outboxFile(),
                    pages);
            systemd.ready("collecting at " + collector.attachMethod());
            watchdog.start();
            stop.await();
            systemd.stopping();
            LOG.info("stopped: {}", collector.close(LAST_FLUSH));
        }
    }

    private CollectorConfig config(Cluster target) {
        return new CollectorConfig(
                host,
                whereabouts.whereabouts(filters.isElsewhere()),
                interval,
                filters.probe(),
                includeLoopback,
                !noJitter,
                target,
                stateDir.resolve("outbox.db"),
                outboxMebibytes * 1024L * 1024);
    }

    /** As {@code hostname} prints it; empty when the kernel does not tell. */
    public static String kernelHostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            LOG.debug("no host name from the kernel", e);
            return "";
        }
    }
}
