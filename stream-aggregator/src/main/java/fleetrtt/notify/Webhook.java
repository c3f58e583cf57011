package fleetrtt.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetrtt.wire.Alert;
import fleetrtt.wire.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any program that takes a JSON document by POST, one for each firing and each resolved. The header {@code
 * Idempotency-Key} is the same when it is told the same again.
 */
final class Webhook implements Receiver {
    private static final int VERSION = 1;

    private final Endpoint endpoint;
    private final Post post;
    private final Decoration decoration;

    Webhook(Endpoint endpoint, Post post, Decoration decoration) {
        this.endpoint = endpoint;
        this.post = post;
        this.decoration = decoration;
    }

    @Override
    public String name() {
        return "webhook " + endpoint;
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public boolean wantsRepeats() {
        return false;
    }

    @Override
    public void tell(List<Alert> alerts, Instant until) throws Undelivered, InterruptedException {
        for (Alert alert : alerts) {
            post.send(endpoint.url(), endpoint.authorization(), AlertTexts.transition(alert), json(alert));
        }
    }

    private ObjectNode json(Alert alert) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("state", AlertTexts.state(alert));
        json.put("rule", alert.getRule().toString());
        json.put("kind", AlertTexts.kind(alert));
        json.put("subject", alert.getSubject().toString());
        json.put("since", alert.getSince().toString());
        json.put("firedAt", AlertTexts.fired(alert).toString());
        json.put("resolvedAt", text(alert.getResolvedAt()));
        json.put("resolveReason", AlertTexts.reason(alert));
        ObjectNode labels = json.putObject("labels");
        decoration.labelsOf(alert).forEach(labels::put);
        ObjectNode annotations = json.putObject("annotations");
        AlertTexts.annotations(alert).forEach(annotations::put);
        json.put("expr", alert.getExpr().toString());
        ObjectNode values = json.putObject("values");
        alert.getValues().forEach((name, value) -> values.put(name.toString(), value));
        json.put("hosts", alert.getHosts());
        ArrayNode affected = json.putArray("affectedHosts");
        alert.getAffectedHosts().forEach(host -> affected.add(host.getHost().toString()));
        json.set("verdict", verdict(alert.getVerdict()));
        json.put("membersFiring", alert.getMembersFiring());
        ArrayNode members = json.putArray("members");
        alert.getMembers()
                .forEach(member -> members.addObject()
                        .put("rule", member.getRule().toString())
                        .put("subject", member.getSubject().toString())
                        .put("since", member.getSince().toString())
                        .put("leftAt", text(member.getLeftAt())));
        decoration.linkOf(alert).ifPresent(link -> json.put("link", link));
        return json;
    }

    private static @Nullable ObjectNode verdict(@Nullable Verdict verdict) {
        if (verdict == null) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("culprit", verdict.getCulprit().name().toLowerCase(java.util.Locale.ROOT));
        json.put("confidence", verdict.getConfidence());
        json.put("sentence", verdict.getSentence().toString());
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
