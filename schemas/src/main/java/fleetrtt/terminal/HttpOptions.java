package fleetrtt.terminal;

import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a service answers over HTTP, and to whom; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class HttpOptions {
    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Health and metrics are answered here; 0 for none. Default ${DEFAULT-VALUE}.")
    private int port;

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

    public HttpOptions(int defaultPort) {
        port = defaultPort;
    }

    /**
     * Empty when nothing is to be answered.
     *
     * @throws IllegalArgumentException naming the option that is missing, or the file that holds no token
     */
    public Optional<HttpEndpoint> endpoint() {
        return port == 0
                ? Optional.empty()
                : Optional.of(new HttpEndpoint(
                        new InetSocketAddress(bind, port),
                        HttpAccess.of(
                                bind, Optional.ofNullable(tokenFile).map(HttpAccess::readToken), behindTlsProxy)));
    }
}
