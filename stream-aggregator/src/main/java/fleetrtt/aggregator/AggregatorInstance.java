package fleetrtt.aggregator;

import fleetrtt.aggregator.health.RuleMetrics;
import fleetrtt.aggregator.health.RuleRoutes;
import fleetrtt.api.QueryApi;
import fleetrtt.cluster.Fault;
import fleetrtt.history.HistoryConfig;
import fleetrtt.http.HttpEndpoint;
import fleetrtt.http.health.HealthRoutes;
import fleetrtt.http.server.Routes;
import fleetrtt.http.server.WebServer;
import fleetrtt.page.PageRoutes;
import fleetrtt.rules.RuleFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one process of the aggregator runs: the merge, and when it answers over HTTP, its health, the windows it keeps,
 * the API and the page. Inert until {@link #start}, which is called once.
 */
public final class AggregatorInstance implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AggregatorConfig config;
    private final Optional<String> advertised;
    private final Aggregator aggregator;
    private final @Nullable WebServer server;
    private final @Nullable QueryApi api;

    /**
     * Inert.
     *
     * @param rules of alerts, started
     * @param endpoint where it answers; empty for nowhere
     * @param advertised {@code host:port} where other instances reach it; empty for where it listens
     */
    public AggregatorInstance(
            AggregatorConfig config, RuleFiles rules, Optional<HttpEndpoint> endpoint, Optional<String> advertised) {
        this.config = config;
        this.advertised = advertised;
        aggregator = new Aggregator(config, rules);
        aggregator.health().metrics().register(new RuleMetrics(rules::status));
        api = endpoint.filter(there -> config.history())
                .map(there -> new QueryApi(
                        config.cluster(),
                        there.access().behindTlsProxy(),
                        there.access().token(),
                        aggregator.health()::unready,
                        () -> RulesInForce.of(rules),
                        InstantSource.system()))
                .orElse(null);
        server = endpoint.map(there -> new WebServer(there, routes(rules))).orElse(null);
    }

    private List<Routes> routes(RuleFiles rules) {
        List<Routes> routes = new ArrayList<>();
        routes.add(new HealthRoutes(aggregator.health()));
        routes.add(new RuleRoutes(rules::status));
        if (api != null) {
            routes.addAll(api.routes());
            routes.add(new PageRoutes());
        }
        return routes;
    }

    /**
     * Answers from now on, and merges.
     *
     * @throws Fault when something is not there or not as it must be
     */
    public void start() {
        if (server != null) {
            server.start();
        }
        aggregator.start();
        if (api != null && server != null) {
            api.start(
                    new HistoryConfig(
                            config.cluster(),
                            config.input().applicationId(),
                            aggregator.partitions(),
                            advertised.orElseGet(() -> reachable(server.address())),
                            config.stateDir(),
                            config.instance().standbyReplicas(),
                            config.replicationFactor()),
                    new ReplaceThreads(InstantSource.system(), PAUSE));
        }
    }

    private static String reachable(InetSocketAddress address) {
        try {
            InetAddress bound = address.getAddress();
            String host = bound.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : bound.getHostAddress();
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
        } catch (UnknownHostException e) {
            throw new Fault("this machine does not know its own name; say --http-advertise HOST:PORT", e);
        }
    }

    /** Where it answers, for people; empty for nowhere. */
    public Optional<String> url() {
        return Optional.ofNullable(server).map(WebServer::url);
    }

    public Aggregator aggregator() {
        return aggregator;
    }

    /**
     * What takes longer than the limit is left to the transaction's end. Until then it answers that it is not ready.
     * Whoever listens to events is hung up on before the server ends: Javalin 7 fails without end on a request that is
     * still open then.
     */
    public void close(Duration limit) {
        if (api != null) {
            api.close(limit);
        }
        aggregator.close(limit);
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void close() {
        close(PATIENCE);
    }
}
