package fleetrtt.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertState;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Prometheus' Alertmanager, by its API of version 2 ({@code POST /api/v2/alerts}, openapi.yaml of its source). It knows
 * alerts by their labels, and takes one for over when its {@code endsAt} has passed.
 */
final class Alertmanager implements Receiver {
    /** As Prometheus does it. */
    private static final int MOST = 64;

    private final Endpoint endpoint;
    private final URI url;
    private final Post post;
    private final Decoration decoration;

    Alertmanager(Endpoint endpoint, Post post, Decoration decoration) {
        this.endpoint = endpoint;
        this.url = URI.create(endpoint.toString().replaceAll("/+$", "") + "/api/v2/alerts");
        this.post = post;
        this.decoration = decoration;
    }

    @Override
    public String name() {
        return "alertmanager " + endpoint;
    }

    @Override
    public int mostAtOnce() {
        return MOST;
    }

    @Override
    public boolean wantsRepeats() {
        return true;
    }

    @Override
    public void tell(List<Alert> alerts, Instant until) throws Undelivered, InterruptedException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        alerts.forEach(alert -> array.add(json(alert, until)));
        post.send(url, endpoint.authorization(), "", array);
    }

    private ObjectNode json(Alert alert, Instant until) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode labels = json.putObject("labels");
        decoration.labelsOf(alert).forEach(labels::put);
        ObjectNode annotations = json.putObject("annotations");
        AlertTexts.annotations(alert).forEach(annotations::put);
        json.put("startsAt", AlertTexts.fired(alert).toString());
        boolean over = alert.getState() == AlertState.RESOLVED;
        json.put("endsAt", (over ? alert.getResolvedAt() : until).toString());
        decoration.linkOf(alert).ifPresent(link -> json.put("generatorURL", link));
        return json;
    }
}
