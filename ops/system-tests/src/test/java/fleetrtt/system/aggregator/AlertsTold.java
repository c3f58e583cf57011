package fleetrtt.system.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.system.TopicRecords;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was told of alerts, but for those of culprits. */
final class AlertsTold {
    private final Map<String, List<Told>> told = new LinkedHashMap<>();

    /**
     * Of one alert.
     *
     * @param state FORGOTTEN when there was nothing to tell any more
     * @param since when the episode began
     */
    private record Told(String state, Instant since) {}

    private AlertsTold() {}

    /**
     * The states of each alert, known by rule and subject, in their order. A verdict that changes tells the same state of the
     * same episode again, which is not counted.
     */
    static Map<String, List<String>> states(Cluster cluster) {
        AlertsTold all = new AlertsTold();
        TopicRecords.read(cluster, Topics.ALERTS, record -> all.add((AlertKey) record.key(), (Alert) record.value()));
        return all.told.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().map(Told::state).toList()));
    }

    private void add(AlertKey key, @Nullable Alert alert) {
        String name = key.getRule() + " " + key.getSubject();
        if (alert == null) {
            told.computeIfPresent(name, (unused, states) -> added(states, new Told("FORGOTTEN", Instant.MAX)));
        } else if (alert.getMembersEver() == 0) {
            added(
                    told.computeIfAbsent(name, unused -> new ArrayList<>()),
                    new Told(alert.getState().name(), alert.getSince()));
        }
    }

    private static List<Told> added(List<Told> states, Told state) {
        if (states.isEmpty() || !states.get(states.size() - 1).equals(state)) {
            states.add(state);
        }
        return states;
    }
}
