package fleetrtt.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request to the first base URL that answers. Follows no redirects. Thread-safe. */
final class RegistryHttp {
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final BaseUrls urls;
    private final Authorization authorization;
    private final Duration timeout;
    private final HttpClient http;

    RegistryHttp(RegistryConfig config) {
        urls = new BaseUrls(config.urls());
        authorization = Authorization.of(config);
        timeout = config.connectTimeout().plus(config.readTimeout());
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(config.connectTimeout());
        RegistryTls.context(config).ifPresent(builder::sslContext);
        http = builder.build();
    }

    BaseUrls urls() {
        return urls;
    }

    /**
     * The answer's JSON.
     *
     * @throws RegistryException when no URL answers, or the first that does answers with an error
     */
    JsonNode send(RegistryRequest request) {
        IOException last = new IOException("not tried");
        int first = urls.first();
        for (int attempt = 0; attempt < urls.size(); attempt++) {
            URI base = urls.at(first, attempt);
            try {
                HttpResponse<byte[]> response = exchange(base, request);
                boolean another = attempt + 1 < urls.size();
                if (response.statusCode() < 500 || !another) {
                    urls.answered(first, attempt);
                    return json(base, request, response);
                }
            } catch (IOException e) {
                last = e;
            }
        }
        throw RegistryErrors.unreachable(urls, request, last);
    }

    private static JsonNode json(URI base, RegistryRequest request, HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw RegistryErrors.refused(BaseUrls.shown(base), request, response.statusCode(), response.body());
        }
        return RegistryJson.read(response.body());
    }

    private HttpResponse<byte[]> exchange(URI base, RegistryRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(message(base, request), BoundedBody.handler());
        try {
            // The JDK's own time limit ends with the headers; a body may trickle for ever.
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw RegistryErrors.interrupted(request);
        }
    }

    private HttpRequest message(URI base, RegistryRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(BaseUrls.shown(base) + request.path()))
                .header("Content-Type", CONTENT_TYPE)
                .header("Accept", CONTENT_TYPE + ", application/json");
        authorization.header(base).ifPresent(value -> builder.header("Authorization", value));
        return request.body() == null
                ? builder.GET().build()
                : builder.POST(BodyPublishers.ofByteArray(RegistryJson.bytes(request.body())))
                        .build();
    }
}
