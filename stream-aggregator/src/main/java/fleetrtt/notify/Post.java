package fleetrtt.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Posts JSON and says whether it was taken. Follows no redirects: whom to tell is said here and nowhere else. */
final class Post {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    /** Of the payload's own fault; anything else may be another tomorrow. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final HttpClient http;

    /** @param tls other than the JDK's own */
    Post(Optional<SSLContext> tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        tls.ifPresent(builder::sslContext);
        http = builder.build();
    }

    /**
     * Returns once the body was taken.
     *
     * @param key the same for the same content, so that the other side can know it again; may be empty
     */
    void send(URI url, Optional<String> authorization, String key, JsonNode body)
            throws Undelivered, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("User-Agent", "fleetrtt-notify")
                .POST(BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)));
        authorization.ifPresent(value -> request.header("Authorization", value));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> answer = exchange(url, request.build());
        if (answer.statusCode() / 100 != 2) {
            throw fault(url, answer);
        }
    }

    private HttpResponse<String> exchange(URI url, HttpRequest request) throws Undelivered, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, FirstBytes.handler());
        try {
            // The JDK's own time limit ends with the headers; a body may trickle for ever.
            return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Undelivered.yet(url + " does not answer: " + cause(e));
        } catch (TimeoutException e) {
            throw Undelivered.yet(url + " does not answer within " + WHOLE.toSeconds() + " s");
        } finally {
            answer.cancel(true);
        }
    }

    private static String cause(ExecutionException e) {
        Throwable cause =
                e.getCause() instanceof IOException io && io.getCause() != null ? io.getCause() : e.getCause();
        return cause == null ? e.toString() : cause.toString();
    }

    private static Undelivered fault(URI url, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String line = url + " answers " + status + " "
                + answer.body().strip().lines().findFirst().orElse("");
        if (REFUSALS.contains(status)) {
            return Undelivered.ever(line.strip());
        }
        String mend = switch (status / 100) {
            case 3 -> "; redirects are not followed, name the place itself";
            case 4 -> "; check URL and credentials";
            default -> "";
        };
        return Undelivered.yet(line.strip() + mend);
    }
}
