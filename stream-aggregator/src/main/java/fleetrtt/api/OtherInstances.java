package fleetrtt.api;

import fleetrtt.answer.Answer;
import fleetrtt.answer.Coverage;
import fleetrtt.answer.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks other instances over HTTP, with the token that they too ask for. One that did not answer in time is not asked
 * again for a moment, so that not every question waits for it. Thread-safe.
 */
final class OtherInstances {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final long AWAY_NANOS = Duration.ofSeconds(3).toNanos();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Map<String, Long> awaySince = new ConcurrentHashMap<>();
    private final String scheme;
    private final Optional<String> token;

    /** @param tls whether other instances are reached by way of what ends TLS for them */
    OtherInstances(boolean tls, Optional<String> token) {
        this.scheme = tls ? "https" : "http";
        this.token = token;
    }

    /** Completes exceptionally when it does not answer. */
    <A extends Answer<A>> CompletableFuture<Part<A>> ask(
            String server, Question<A> question, Set<Integer> partitions, boolean stale) {
        Long away = awaySince.get(server);
        if (away != null && System.nanoTime() - away < AWAY_NANOS) {
            return CompletableFuture.failedFuture(new IOException(server + " is away"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(server, question, partitions, stale))
                .timeout(ANSWER)
                .header("Accept", "application/json");
        token.ifPresent(word -> request.header("Authorization", "Bearer " + word));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> read(response, question.type()))
                .whenComplete((part, failure) -> remember(server, failure));
    }

    private void remember(String server, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof HttpTimeoutException) {
            awaySince.put(server, System.nanoTime());
        } else if (cause == null) {
            awaySince.remove(server);
        }
    }

    private URI uri(String server, Question<?> question, Set<Integer> partitions, boolean stale) {
        String list = partitions.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        String query = Stream.concat(
                        question.parameters().entrySet().stream(),
                        Map.of("partitions", list, "stale", Boolean.toString(stale)).entrySet().stream())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(scheme + "://" + server + question.path() + "?" + query);
    }

    private static <A extends Answer<A>> Part<A> read(HttpResponse<byte[]> response, Class<A> type) {
        try {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode() + " of " + response.uri());
            }
            return new Part<>(Json.read(response.body(), type), Json.read(response.body(), Coverage.class));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
