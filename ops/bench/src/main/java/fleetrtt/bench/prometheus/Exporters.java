package fleetrtt.bench.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fleetrtt.devstack.simulate.FleetModel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** The exporters of all hosts of a fleet, at one port of the loopback, host N under {@code /N}. */
final class Exporters implements AutoCloseable {
    private static final int THREADS = 2;

    private final FleetModel model;
    private final Exposition exposition;
    private final List<HostCounters> hosts = new ArrayList<>();
    private final LongAdder bytes = new LongAdder();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    /** Serves from now on. */
    Exporters(FleetModel model, Exposition exposition) throws IOException {
        this.model = model;
        this.exposition = exposition;
        for (int host = 0; host < model.shape().hosts(); host++) {
            hosts.add(new HostCounters(remotes(host)));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private String[] remotes(int host) {
        List<String> remotes = new ArrayList<>();
        model.reports(host, 0, report -> remotes.add(model.remote(report.peer()).toString()));
        return remotes.toArray(String[]::new);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Counts an interval of all hosts. */
    void add(long interval) {
        for (int host = 0; host < hosts.size(); host++) {
            int number = host;
            hosts.get(host).add(reports -> model.reports(number, interval, reports));
        }
    }

    /** Counted so far. */
    long samples() {
        return hosts.stream().mapToLong(HostCounters::samples).sum();
    }

    /** Sent so far. */
    long bytes() {
        return bytes.sum();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int host = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            byte[] body = exposition.of(hosts.get(host));
            bytes.add(body.length);
            exchange.getResponseHeaders().set("Content-Type", exposition.contentType());
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
