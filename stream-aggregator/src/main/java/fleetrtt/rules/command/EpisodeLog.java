package fleetrtt.rules.command;

import fleetrtt.alert.AlertSink;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes down when alerts fired and were resolved. */
final class EpisodeLog implements AlertSink {
    private final List<Fired> episodes = new ArrayList<>();
    private final Map<AlertKey, Integer> open = new HashMap<>();

    /**
     * One episode.
     *
     * @param end empty while it fires still
     * @param ended why: cleared, silent
     */
    record Fired(String rule, String subject, Instant start, Optional<Instant> end, String ended) {
        Optional<Duration> lasted() {
            return end.map(instant -> Duration.between(start, instant));
        }

        private Fired resolved(Alert alert) {
            String reason = alert.getResolveReason().name().toLowerCase(Locale.ROOT);
            return new Fired(rule, subject, start, Optional.of(alert.getResolvedAt()), reason);
        }
    }

    @Override
    public void tell(AlertKey key, Alert alert) {
        if (alert.getState() == AlertState.FIRING) {
            open.put(key, episodes.size());
            String rule = key.getRule().toString();
            String subject = key.getSubject().toString();
            episodes.add(new Fired(rule, subject, alert.getFiredAt(), Optional.empty(), "fires still"));
        } else if (alert.getState() == AlertState.RESOLVED) {
            int index = Objects.requireNonNull(open.remove(key), "resolved only after it fired");
            episodes.set(index, episodes.get(index).resolved(alert));
        }
    }

    @Override
    public void forget(AlertKey key) {}

    /** In the order in which they fired. */
    List<Fired> episodes() {
        return List.copyOf(episodes);
    }
}
