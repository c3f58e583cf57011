package fleetrtt.query;

import fleetrtt.time.Interval;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an answer in JSON begins: with the span it is about, half-open. */
final class SpanJson {
    private SpanJson() {}

    /** A map to go on with, in order. */
    static Map<String, Object> of(Interval span) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("from", Instant.ofEpochMilli(span.startMillis()).toString());
        answer.put("to", Instant.ofEpochMilli(span.endMillis()).toString());
        return answer;
    }
}
