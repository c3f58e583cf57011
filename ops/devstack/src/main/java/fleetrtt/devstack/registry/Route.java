package fleetrtt.devstack.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * One path of the REST and what it does.
 *
 * @param segments of the path; {@code *} stands for any one
 */
record Route(String method, List<String> segments, Function<RegistryCall, JsonNode> action) {
    static Route of(String method, String path, Function<RegistryCall, JsonNode> action) {
        return new Route(method, List.of(path.substring(1).split("/")), action);
    }

    boolean leadsTo(RegistryCall call) {
        if (segments.size() != call.segments().size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).equals("*") && !segments.get(i).equals(call.segment(i))) {
                return false;
            }
        }
        return true;
    }
}
