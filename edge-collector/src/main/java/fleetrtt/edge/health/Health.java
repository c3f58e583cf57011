package fleetrtt.edge.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Whether a collector does what it should.
 *
 * @param reasons why it does not, one line each; none when it does
 */
public record Health(List<String> reasons) {
    public Health {
        reasons = List.copyOf(reasons);
    }

    boolean isGood() {
        return reasons.isEmpty();
    }

    String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", isGood() ? "ok" : "failing");
        ArrayNode list = json.putArray("reasons");
        reasons.forEach(list::add);
        return json.toString();
    }
}
