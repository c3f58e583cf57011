package fleetrtt.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says in the body why a request is not answered (RFC 9457). */
public final class ProblemJson {
    private static final String TYPE = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemJson() {}

    /**
     * Answers with a problem.
     *
     * @param detail one line for people
     */
    public static void send(Context request, int status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.forStatus(status).getMessage());
        problem.put("status", status);
        problem.put("detail", detail);
        try {
            request.status(status).result(JSON.writeValueAsString(problem)).contentType(TYPE);
        } catch (JsonProcessingException e) {
            throw new AssertionError("texts and numbers are JSON", e);
        }
    }

    static boolean isSent(Context request) {
        String type = request.res().getContentType();
        return type != null && type.startsWith(TYPE);
    }
}
