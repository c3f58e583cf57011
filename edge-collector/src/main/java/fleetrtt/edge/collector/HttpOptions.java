package fleetrtt.edge.collector;

import fleetrtt.http.HttpAccess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where health and metrics are answered, to whom, and how much of them; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class HttpOptions {
    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Answers /healthz and /metrics; 0 for none. Default ${DEFAULT-VALUE}.")
    private int port = 9464;

    @Option(
            names = "--http-bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where they are answered; another than loopback needs --http-token-file and"
                    + " --http-behind-tls-proxy. Default 127.0.0.1.")
    private InetAddress bind;

    @Option(
            names = "--http-token-file",
            paramLabel = "FILE",
            description = "Holds the token that requests have to bear (Authorization: Bearer TOKEN).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--http-behind-tls-proxy",
            description = "A proxy in front ends TLS, so that the token never goes in the clear.")
    private boolean behindTlsProxy;

    @Option(
            names = "--metrics-peers",
            paramLabel = "N",
            description = "Busiest peers with a histogram of their own in the metrics. Default ${DEFAULT-VALUE}.")
    private int metricsPeers = Collector.DEFAULT_METRICS_PEERS;

    @Option(
            names = "--ack-limit",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "Unhealthy when intervals wait and Kafka acknowledged nothing for so long; default 5m.")
    private Duration ackLimit;

    /** Empty when nothing is to be answered. */
    Optional<InetSocketAddress> address() {
        return port == 0 ? Optional.empty() : Optional.of(new InetSocketAddress(bind, port));
    }

    /** @throws IllegalArgumentException naming the option that is missing, or the file that holds no token */
    HttpAccess access() {
        return HttpAccess.of(bind, Optional.ofNullable(tokenFile).map(HttpAccess::readToken), behindTlsProxy);
    }

    int metricsPeers() {
        return metricsPeers;
    }

    Duration ackLimit() {
        return ackLimit;
    }
}
