package fleetrtt.devstack.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Plain calls, for what the product's client never asks. */
record Rest(String url) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> call(String method, String path, @Nullable String body) {
        return call(method, path, body, List.of("Content-Type", "application/json"));
    }

    HttpResponse<String> call(String method, String path, @Nullable String body, List<String> headers) {
        HttpRequest request = HttpRequest.newBuilder(raw(path))
                .headers(headers.toArray(String[]::new))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String schema(Schema schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
    }

    private URI raw(String path) {
        return URI.create(url + path);
    }
}
