package fleetrtt.notify;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.ResolveReason;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the alerts' topic, for one receiver: what fires by all that was read of it, and which transitions
 * the receiver is still to be told. It is read from its beginning, so that whoever takes over knows what fires;
 * transitions before the committed offset were told by somebody. For a receiver for which nothing was ever committed,
 * what fires at the end of the partition begins now, and what was before is none of its business. Not thread-safe.
 */
final class Shelf {
    private final InstantSource clock;
    private final long endAtStart;
    private final long toldBefore;
    /** Each as it was told last, with the offset at which it began. */
    private final Map<String, Transition> firing = new LinkedHashMap<>();

    private final Deque<Transition> waiting = new ArrayDeque<>();
    private final boolean newcomer;
    private boolean restored;
    private long position;

    /**
     * Nothing read yet.
     *
     * @param committed offset before which all was told; empty when none ever was
     * @param end offset behind the last record
     */
    Shelf(InstantSource clock, OptionalLong committed, long end) {
        this.clock = clock;
        newcomer = committed.isEmpty();
        toldBefore = committed.orElse(end);
        endAtStart = end;
    }

    /** The next record of the partition; null when there is nothing to tell of the key any more. */
    void take(String key, @Nullable Alert alert, long offset) {
        Transition before = firing.get(key);
        if (alert != null && alert.getGroupRule() != null) {
            // People are told of its culprit; and, when they were told of it alone, that they are.
            if (before != null) {
                firing.remove(key);
                await(key, alert.getState() == AlertState.RESOLVED ? alert : regrouped(before.alert()), offset);
            }
        } else if (alert != null && alert.getState() == AlertState.FIRING) {
            // The same episode told again, with a verdict perhaps, is no transition.
            if (before != null && AlertTexts.fired(before.alert()).equals(AlertTexts.fired(alert))) {
                firing.put(key, new Transition(key, alert, before.offset()));
            } else {
                firing.put(key, new Transition(key, alert, offset));
                await(key, alert, offset);
            }
        } else if (alert != null && alert.getState() == AlertState.RESOLVED) {
            firing.remove(key);
            await(key, alert, offset);
        } else if (before != null) {
            firing.remove(key);
            await(key, withdrawn(before.alert()), offset);
        }
    }

    private Alert regrouped(Alert before) {
        return over(before, ResolveReason.REGROUPED);
    }

    /** Somebody took the alert off the topic, or its end was compacted away before we read it. */
    private Alert withdrawn(Alert before) {
        return over(before, ResolveReason.RULE_REMOVED);
    }

    private Alert over(Alert before, ResolveReason reason) {
        return Alert.newBuilder(before)
                .setState(AlertState.RESOLVED)
                .setResolvedAt(clock.instant())
                .setResolveReason(reason)
                .build();
    }

    private void await(String key, Alert alert, long offset) {
        if (offset >= toldBefore) {
            waiting.add(new Transition(key, alert, offset));
        }
    }

    /** All before an offset has been read. */
    void reached(long offset) {
        position = offset;
        if (!restored && offset >= endAtStart) {
            restored = true;
            if (newcomer) {
                firing.values().stream()
                        .filter(transition -> transition.offset() < endAtStart)
                        .sorted(Comparator.comparingLong(Transition::offset).reversed())
                        .forEach(waiting::addFirst);
            }
        }
    }

    /** Whether it has been read to where it ended at the start. */
    boolean isRestored() {
        return restored;
    }

    /** In the order in which they are to be told. */
    Collection<Transition> waiting() {
        return waiting;
    }

    /** The first few of those waiting were told. */
    void told(List<Transition> first) {
        for (Transition transition : first) {
            if (!transition.equals(waiting.poll())) {
                throw new IllegalStateException("told out of order: " + transition.key());
            }
        }
    }

    /** What fires, by key. */
    Map<String, Transition> firing() {
        return firing;
    }

    /**
     * Offset before which all was told; empty while that is not known. A newcomer commits before it was told anything,
     * or whoever takes over would be a newcomer too, and what was resolved meanwhile none of its business.
     */
    Optional<Long> committable() {
        if (!restored && waiting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(waiting.isEmpty() ? position : waiting.element().offset());
    }
}
