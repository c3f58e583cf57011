package fleetrtt.api;

import com.fasterxml.jackson.databind.JsonNode;
import fleetrtt.answer.Answer;
import fleetrtt.answer.Coverage;
import fleetrtt.answer.Json;
import fleetrtt.http.server.ProblemJson;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts answers into the form that was asked for. */
final class Reply {
    private static final int TAG_BYTES = 12;

    private Reply() {}

    /** As JSON, a line for each row, or CSV; what is missing stands in headers too. */
    static void send(Context request, Answer<?> answer, Coverage coverage) {
        if (coverage.partial()) {
            request.header("FleetRTT-Missing", String.join(", ", coverage.missing()));
        }
        switch (form(request)) {
            case "ndjson" -> send(request, lines(answer.rows()), "application/x-ndjson");
            case "csv" -> send(request, csv(answer.rows()), "text/csv");
            default -> send(request, Json.text(coverage, answer), "application/json");
        }
    }

    /** json, ndjson, csv or tcprtt. */
    static String form(Context request) {
        String format = new Asked(request::queryParam, 0).choice("format", "", "json", "ndjson", "csv", "tcprtt");
        if (!format.isEmpty()) {
            return format;
        }
        String accept = request.header("Accept");
        if (accept == null || accept.contains("application/json")) {
            return "json";
        }
        return accept.contains("application/x-ndjson")
                ? "ndjson"
                : accept.contains("text/csv") ? "csv" : accept.startsWith("text/plain") ? "tcprtt" : "json";
    }

    /** With a tag, by which who has it already need not have it again. */
    static void send(Context request, String body, String type) {
        String tag = "W/\"" + hash(body) + "\"";
        request.header("ETag", tag).header("Cache-Control", "no-cache").header("Vary", "Accept, Accept-Encoding");
        String known = request.header("If-None-Match");
        if (known != null && List.of(known.split(" *, *")).contains(tag)) {
            request.status(304);
            return;
        }
        request.contentType(type).result(body);
    }

    private static String hash(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }

    static void problem(Context request, int status, String detail) {
        ProblemJson.send(request, status, detail);
    }

    private static String lines(List<?> rows) {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(Json.text(row)).append('\n'));
        return lines.toString();
    }

    /** A column for each field, those of objects within it under their own names; counts are divided by blanks. */
    static String csv(List<?> rows) {
        List<Map<String, String>> flat = new ArrayList<>();
        Map<String, String> columns = new LinkedHashMap<>();
        for (Object row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            flatten(Json.tree(row), cells);
            cells.keySet().forEach(column -> columns.put(column, ""));
            flat.add(cells);
        }
        StringBuilder csv = new StringBuilder(String.join(",", columns.keySet())).append("\r\n");
        for (Map<String, String> cells : flat) {
            List<String> line = new ArrayList<>();
            columns.keySet().forEach(column -> line.add(quoted(cells.getOrDefault(column, ""))));
            csv.append(String.join(",", line)).append("\r\n");
        }
        return csv.toString();
    }

    private static void flatten(JsonNode row, Map<String, String> cells) {
        row.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(value, cells);
            } else if (value.isArray()) {
                if (value.isEmpty() || !value.get(0).isContainerNode()) {
                    List<String> items = new ArrayList<>();
                    value.forEach(item -> items.add(item.asText()));
                    cells.put(field.getKey(), String.join(" ", items));
                }
            } else {
                cells.put(field.getKey(), value.isNull() ? "" : value.asText());
            }
        });
    }

    /** Text that a spreadsheet would take for a formula stays text. */
    private static String quoted(String cell) {
        String text = cell.matches("(?s)[=+@\\t\\r].*|-[^0-9].*") ? "'" + cell : cell;
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
