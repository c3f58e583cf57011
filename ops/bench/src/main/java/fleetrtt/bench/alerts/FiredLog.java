package fleetrtt.bench.alerts;

import fleetrtt.alert.AlertSink;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keeps which alerts fired and when each was resolved. Not thread-safe. */
final class FiredLog implements AlertSink {
    private final List<Fired> fired = new ArrayList<>();
    private final Map<AlertKey, Integer> open = new HashMap<>();

    @Override
    public void tell(AlertKey key, Alert alert) {
        if (alert.getState() == AlertState.FIRING) {
            open.put(key, fired.size());
            fired.add(new Fired(
                    alert.getAlert().toString(),
                    alert.getSubject().toString(),
                    alert.getFiredAt().toEpochMilli(),
                    Long.MAX_VALUE));
        } else if (alert.getState() == AlertState.RESOLVED) {
            int index = Objects.requireNonNull(open.remove(key), "resolved only after it fired");
            fired.set(index, fired.get(index).resolved(alert.getResolvedAt().toEpochMilli()));
        }
    }

    @Override
    public void forget(AlertKey key) {}

    /** In the order in which they fired. */
    List<Fired> fired() {
        return List.copyOf(fired);
    }
}
