package fleetrtt.devstack.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A request, taken apart.
 *
 * @param segments of the path, decoded
 * @param query as it came
 * @param body JSON, or a missing node
 */
record RegistryCall(String method, List<String> segments, String query, JsonNode body) {
    private static final int MAX_BODY = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BODY)
                    .maxStringLength(MAX_BODY)
                    .maxNestingDepth(32)
                    .build())
            .build());

    /** @throws RegistryError when the body is too long or no JSON */
    static RegistryCall read(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw RegistryError.tooLarge(MAX_BODY);
        }
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new RegistryCall(exchange.getRequestMethod(), segments(uri.getRawPath()), query, json(bytes));
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw RegistryError.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static List<String> segments(String rawPath) {
        try {
            return Arrays.stream(rawPath.replaceAll("^/+", "").split("/"))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw RegistryError.badRequest("the path is not encoded as it must be: " + e.getMessage());
        }
    }

    String path() {
        return "/" + String.join("/", segments);
    }

    /** The subject of calls below /subjects. */
    String subject() {
        return segment(1);
    }

    String segment(int index) {
        return segments.get(index);
    }

    int number(int index) {
        try {
            return Integer.parseInt(segment(index));
        } catch (NumberFormatException e) {
            throw RegistryError.noSuchPath(path());
        }
    }

    /** Whether the query holds this {@code name=value}. */
    boolean says(String parameter) {
        return Arrays.asList(query.split("&")).contains(parameter);
    }

    /** A text of the body. */
    String text(String field) {
        JsonNode node = body.path(field);
        if (!node.isTextual()) {
            throw field.equals("schema")
                    ? RegistryError.invalidSchema("the body has no \"schema\"")
                    : RegistryError.invalidCompatibility(node.asText("none given"));
        }
        return node.asText();
    }
}
