package fleetrtt.http.server;

import fleetrtt.cluster.Fault;
import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server for all that a process answers over HTTP/1.1. Whom it answers, {@link HttpAccess} says; a handler that
 * throws is answered for by a line with status 503. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    static final int MOST_BODY_BYTES = 65_536;
    static final int MOST_HEADER_BYTES = 8_192;
    /** Of a connection on which nothing moves; a request under way is one too. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String API = "/api/";
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_THREADS = 24;
    private static final int FEWEST_THREADS = 2;

    private final HttpEndpoint endpoint;
    private final List<Routes> routes;
    private volatile @Nullable Javalin server;

    /** Inert until {@link #start}. */
    public WebServer(HttpEndpoint endpoint, List<Routes> routes) {
        this.endpoint = endpoint;
        this.routes = List.copyOf(routes);
    }

    /**
     * From now on requests are answered. Called once.
     *
     * @throws Fault when the address cannot be listened on
     */
    public void start() {
        Javalin made = Javalin.create(this::configure);
        try {
            made.start();
        } catch (JavalinBindException e) {
            throw new Fault(
                    "cannot answer at " + url() + " (" + e.getMessage()
                            + "): stop what uses it, choose another with --http-port, or none with --http-port 0",
                    e);
        }
        server = made;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MOST_BODY_BYTES;
        config.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
        threads.setName("fleetrtt-http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServletContextHandler(WebServer::filter);
        config.routes.before(this::admit);
        config.routes.exception(Exception.class, WebServer::failed);
        List.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED)
                .forEach(status -> config.routes.error(status.getCode(), WebServer::notThere));
        routes.forEach(some -> some.addTo(config.routes));
    }

    private Connector connector(Server jetty, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(endpoint.address().getAddress().getHostAddress());
        connector.setPort(endpoint.address().getPort());
        connector.setIdleTimeout(LONGEST_SILENCE.toMillis());
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        return connector;
    }

    private static void filter(ServletContextHandler context) {
        FilterHolder head = new FilterHolder(new HeadAsGet());
        head.setAsyncSupported(true);
        context.addFilter(head, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private void admit(Context request) {
        request.header("Cache-Control", "no-store");
        request.header("X-Content-Type-Options", "nosniff");
        boolean open = routes.stream().anyMatch(some -> some.isOpen(request.path()));
        Optional<HttpAccess.Refusal> refusal = endpoint.access()
                .refusal(request.header("Host"), request.header("Origin"), request.header("Authorization"), open);
        if (refusal.isPresent()) {
            refuse(request, refusal.get().status(), refusal.get().line());
        } else if (request.contentLength() > MOST_BODY_BYTES) {
            refuse(
                    request,
                    HttpStatus.CONTENT_TOO_LARGE.getCode(),
                    "a request has " + MOST_BODY_BYTES + " bytes at most");
        }
    }

    private static void refuse(Context request, int status, String line) {
        if (request.path().startsWith(API)) {
            ProblemJson.send(request, status, line);
        } else {
            request.status(status).result(line + "\n");
        }
        request.skipRemainingHandlers();
    }

    private static void failed(Exception failure, Context request) {
        LOG.debug("{} failed", request.path(), failure);
        int status = HttpStatus.SERVICE_UNAVAILABLE.getCode();
        String line = "cannot tell: " + failure.getMessage();
        if (request.path().startsWith(API)) {
            ProblemJson.send(request, status, line);
        } else {
            request.status(status).result(line + "\n");
        }
    }

    private static void notThere(Context request) {
        if (request.path().startsWith(API) && !ProblemJson.isSent(request)) {
            ProblemJson.send(
                    request,
                    request.statusCode(),
                    request.method() + " " + request.path()
                            + " is not answered; GET /api/v1/openapi.yaml tells what is");
        }
    }

    /** Where it listens, once started. */
    public InetSocketAddress address() {
        Javalin started = server;
        return started == null
                ? endpoint.address()
                : new InetSocketAddress(endpoint.address().getAddress(), started.port());
    }

    /** Where, for people; without a path. */
    public String url() {
        InetSocketAddress address = address();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public void close() {
        Javalin started = server;
        if (started != null) {
            started.stop();
        }
    }
}
