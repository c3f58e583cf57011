package fleetrtt.edge.collector;

import fleetrtt.cluster.Fault;
import fleetrtt.edge.health.HealthServer;
import fleetrtt.http.HttpEndpoint;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** A collector's health and metrics over HTTP, when they are wanted. */
final class HealthPages implements AutoCloseable {
    private final Optional<HealthServer> server;

    private HealthPages(Optional<HealthServer> server) {
        this.server = server;
    }

    /**
     * Inert until {@link #start}.
     *
     * @param ackLimit see {@link Collector#health}
     */
    static HealthPages of(Optional<HttpEndpoint> endpoint, Collector collector, Duration ackLimit) {
        PrometheusRegistry metrics = new PrometheusRegistry();
        metrics.register(collector.metrics());
        ProcessMetrics.builder().register(metrics);
        return new HealthPages(endpoint.map(
                at -> new HealthServer(at.address(), at.access(), () -> collector.health(ackLimit), metrics)));
    }

    /** @throws Fault when the port is taken */
    void start() {
        try {
            if (server.isPresent()) {
                server.get().start();
            }
        } catch (IOException e) {
            throw new Fault(
                    "cannot answer at " + this + " (" + e.getMessage()
                            + "): stop what uses it, choose another with --http-port, or none with --http-port 0",
                    e);
        }
    }

    /** Where, for people. */
    @Override
    public String toString() {
        return server.map(HealthServer::address).map(HealthPages::url).orElse("no metrics");
    }

    private static String url(InetSocketAddress address) {
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/metrics";
    }

    @Override
    public void close() {
        server.ifPresent(HealthServer::close);
    }
}
