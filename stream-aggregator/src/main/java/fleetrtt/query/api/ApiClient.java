package fleetrtt.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import fleetrtt.answer.Coverage;
import fleetrtt.answer.Json;
import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks one aggregator. Every method throws a {@link Fault} when it does not answer, or not with 200. Thread-safe. */
public final class ApiClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String server;
    private final Optional<String> token;

    /**
     * For a server.
     *
     * @param server URL without a path
     */
    public ApiClient(String server, Optional<String> token) {
        this.server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        this.token = token;
    }

    public <A> Answered<A> ask(String path, Map<String, String> parameters, Class<A> type) {
        byte[] body = get(path, parameters, "application/json");
        try {
            return new Answered<>(Json.read(body, type), Json.read(body, Coverage.class));
        } catch (IOException e) {
            throw new Fault(server + " answers with what is no " + type.getSimpleName() + "; see --server", e);
        }
    }

    /** As it comes. */
    public String text(String path, Map<String, String> parameters, String accept) {
        return new String(get(path, parameters, accept), StandardCharsets.UTF_8);
    }

    private byte[] get(String path, Map<String, String> parameters, String accept) {
        HttpResponse<byte[]> response;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, parameters))
                    .timeout(ANSWER)
                    .header("Accept", accept);
            token.ifPresent(word -> request.header("Authorization", "Bearer " + word));
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Fault(
                    "no aggregator answers at " + server + " (" + e.getClass().getSimpleName()
                            + "); name another with --server, or ask the topics with --bootstrap-server",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", e);
        }
        if (response.statusCode() != 200) {
            throw refused(response);
        }
        return response.body();
    }

    private Fault refused(HttpResponse<byte[]> response) {
        String mend = response.statusCode() == 401 ? "; see --token-file" : "";
        try {
            JsonNode problem = Json.read(response.body(), JsonNode.class);
            return new Fault(problem.path("detail").asText("status " + response.statusCode()) + mend, null);
        } catch (IOException e) {
            return new Fault(server + " answers with status " + response.statusCode() + mend, e);
        }
    }

    private URI uri(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return URI.create(server + "/api/v1/" + path + (query.isEmpty() ? "" : "?" + query));
        } catch (IllegalArgumentException e) {
            throw new Fault("--server '" + server + "' is no URL such as http://127.0.0.1:9465", e);
        }
    }
}
