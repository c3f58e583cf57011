package fleetrtt.bench.query;

import fleetrtt.aggregator.history.HistoryTopic;
import fleetrtt.answer.RulesAnswer;
import fleetrtt.api.QueryApi;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.history.HistoryConfig;
import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import fleetrtt.http.server.Routes;
import fleetrtt.http.server.WebServer;
import fleetrtt.page.PageRoutes;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Logs;
import fleetrtt.terminal.StopSignal;
import fleetrtt.terminal.Terminal;
import fleetrtt.wire.Topics;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt bench query}. */
@Command(
        name = "fleetrtt bench query",
        description = "How soon the API answers from a day of simulated peers: broker, kept windows, HTTP server and"
                + " client in one process.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:within the limits", "1:beyond a limit", "2:bad arguments", "3:something could not run"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class QueryBench implements Callable<Integer> {
    private static final String APPLICATION = "bench";
    private static final int BEYOND = 1;
    private static final int PARTITIONS = 4;
    private static final Duration LONGEST = Duration.ofDays(1);

    @Spec
    private CommandSpec spec;

    @Option(names = "--peers", paramLabel = "N", defaultValue = "5000", description = "Default ${DEFAULT-VALUE}.")
    private int peers;

    @Option(names = "--span", paramLabel = "DURATION", defaultValue = "24h", description = "Default 24h.")
    private Duration span;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "200", description = "Default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--serve", description = "Answer, the page included, until it is stopped, and measure nothing.")
    private boolean serve;

    @SuppressWarnings("UnusedVariable") // Terminal looks whether it was given.
    @Option(names = "--verbose", description = "Print stack traces.")
    private boolean verbose;

    public static void main(String[] args) {
        AvroSettings.apply();
        Logs.toStandardError(false);
        System.exit(Terminal.run(new QueryBench(), args));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("fleetrtt-bench");
        try (DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
                EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker"))) {
            registry.start();
            broker.start();
            Cluster cluster = Cluster.at(broker.bootstrapServers(), registry.url());
            create(cluster);
            long now = System.currentTimeMillis();
            long cells = new DayOfPeers(peers, PARTITIONS, span, seed).send(cluster, APPLICATION, now);
            out.printf("seed %d: %d peers over %s, %d cells%n", seed, peers, span, cells);
            out.flush();
            return measure(cluster, folder, now, out);
        } finally {
            Remover.remove(folder);
        }
    }

    private static void create(Cluster cluster) throws Exception {
        List<NewTopic> topics = List.of(
                new NewTopic(HistoryTopic.of(APPLICATION), PARTITIONS, (short) 1)
                        .configs(Map.of("message.timestamp.type", "LogAppendTime")),
                new NewTopic(Topics.ALERTS, 1, (short) 1),
                new NewTopic(Topics.COLLECTORS, 1, (short) 1),
                new NewTopic(Topics.VERDICTS, 1, (short) 1));
        try (Admin admin = Admin.create(cluster.settings())) {
            admin.createTopics(topics).all().get();
        }
    }

    private int measure(Cluster cluster, Path folder, long now, PrintWriter out) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpEndpoint endpoint =
                new HttpEndpoint(new InetSocketAddress(loopback, 0), HttpAccess.of(loopback, Optional.empty(), false));
        RulesAnswer none = new RulesAnswer(List.of(), null, List.of(), List.of());
        try (QueryApi api =
                        new QueryApi(cluster, false, Optional.empty(), List::of, () -> none, InstantSource.system());
                WebServer server = new WebServer(endpoint, routes(api))) {
            server.start();
            long began = System.nanoTime();
            api.start(
                    new HistoryConfig(
                            cluster,
                            APPLICATION,
                            PARTITIONS,
                            "127.0.0.1:" + server.address().getPort(),
                            folder.resolve("state"),
                            0,
                            (short) 1),
                    failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
            TimedQueries queries = new TimedQueries(server.url() + "/api/v1/", now, span);
            queries.awaitAll(peers);
            out.printf("read in %.1f s%n", (System.nanoTime() - began) / 1e9);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            out.printf("heap %d MiB, the broker's included%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            out.flush();
            if (serve) {
                return serveUntilStopped(server, out);
            }
            boolean within = queries.run(rounds, peers, out);
            out.flush();
            return within ? 0 : BEYOND;
        }
    }

    private static List<Routes> routes(QueryApi api) {
        List<Routes> routes = new ArrayList<>(api.routes());
        routes.add(new PageRoutes());
        return routes;
    }

    private static int serveUntilStopped(WebServer server, PrintWriter out) throws InterruptedException {
        try (StopSignal stop = StopSignal.install()) {
            out.println("page         " + server.url() + "/");
            out.flush();
            stop.await(LONGEST);
            return 0;
        }
    }
}
