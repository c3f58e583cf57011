package fleetrtt.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. On loopback whoever addresses it as such: a web page may not, though a browser of this machine reaches
 * loopback for any page it shows. A page of our own asks for what it reads
 * without the header Origin. Elsewhere only who has the token, and only over TLS, which a proxy in front ends.
 * A token that is configured is asked for on loopback too. Immutable.
 */
public final class HttpAccess {
    private static final int SHORTEST_TOKEN = 16;
    private static final Pattern LOOPBACK = Pattern.compile("(127(\\.\\d{1,3}){3}|localhost|\\[::1])(:\\d+)?");

    private final boolean local;
    private final Optional<String> token;
    private final boolean behindTlsProxy;

    private HttpAccess(boolean local, Optional<String> token, boolean behindTlsProxy) {
        this.local = local;
        this.token = token;
        this.behindTlsProxy = behindTlsProxy;
    }

    /**
     * For a server that listens there.
     *
     * @param behindTlsProxy whether the operator says that a proxy in front ends TLS
     * @throws IllegalArgumentException when others than this machine could ask without token or TLS
     */
    public static HttpAccess of(InetAddress bind, Optional<String> token, boolean behindTlsProxy) {
        boolean local = bind.isLoopbackAddress();
        if (!local && token.isEmpty()) {
            throw new IllegalArgumentException("others than this machine reach " + bind.getHostAddress()
                    + ": name a token with --http-token-file, or bind to 127.0.0.1");
        }
        if (!local && !behindTlsProxy) {
            throw new IllegalArgumentException("the token would pass " + bind.getHostAddress()
                    + " in the clear: put a proxy that ends TLS in front and say --http-behind-tls-proxy, or bind to"
                    + " 127.0.0.1");
        }
        return new HttpAccess(local, token, behindTlsProxy);
    }

    /**
     * The token in a file, without white space around it.
     *
     * @throws IllegalArgumentException when the file cannot be read or holds no token of at least 16 characters
     */
    public static String readToken(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.length() < SHORTEST_TOKEN || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new IllegalArgumentException("token file " + file + " does not hold one word of at least "
                        + SHORTEST_TOKEN + " characters: openssl rand -hex 16 makes one");
            }
            return token;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read token file " + file + " (" + e + ")", e);
        }
    }

    /** The token that is asked for, if one is. */
    public Optional<String> token() {
        return token;
    }

    /** Whether a proxy in front ends TLS. */
    public boolean behindTlsProxy() {
        return behindTlsProxy;
    }

    /**
     * Why a request is not answered.
     *
     * @param status of HTTP
     * @param line for people
     */
    public record Refusal(int status, String line) {}

    /**
     * Judges a request by its headers; empty when it may be answered.
     *
     * @param host of the header Host
     * @param origin of the header Origin: only web pages send one
     * @param authorization of the header Authorization
     */
    public Optional<Refusal> refusal(@Nullable String host, @Nullable String origin, @Nullable String authorization) {
        return refusal(host, origin, authorization, false);
    }

    /**
     * The same.
     *
     * @param open whether what is asked for holds no data, so that no token is needed
     */
    public Optional<Refusal> refusal(
            @Nullable String host, @Nullable String origin, @Nullable String authorization, boolean open) {
        if (origin != null && !isOwn(origin, host)) {
            return Optional.of(new Refusal(403, "web pages of others are not answered"));
        }
        if (local && (host == null || !LOOPBACK.matcher(host).matches())) {
            return Optional.of(new Refusal(403, "ask for localhost, or for 127.0.0.1"));
        }
        if (!open && token.isPresent() && !isToken(authorization)) {
            return Optional.of(new Refusal(401, "send the header Authorization: Bearer TOKEN"));
        }
        return Optional.empty();
    }

    /** A page that came from here itself: browsers send Origin for its module scripts. */
    private static boolean isOwn(String origin, @Nullable String host) {
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    private boolean isToken(@Nullable String authorization) {
        byte[] expected = ("Bearer " + token.orElseThrow()).getBytes(StandardCharsets.UTF_8);
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
