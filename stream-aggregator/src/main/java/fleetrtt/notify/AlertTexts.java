package fleetrtt.notify;

import fleetrtt.wire.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an alert's record says, in words. */
final class AlertTexts {
    /** Subjects of members in a sentence; the webhook's document has all that are known. */
    private static final int MOST_MEMBERS = 20;

    private AlertTexts() {}

    /** What tells an alert from all others. */
    static String key(Alert alert) {
        return alert.getRule() + " " + alert.getSubject();
    }

    /** The same for the same transition of the same episode, and for no other; fit for a header. */
    static String transition(Alert alert) {
        return (key(alert) + " " + state(alert) + " " + fired(alert)).replaceAll("[^\\x20-\\x7e]", "?");
    }

    static String state(Alert alert) {
        return alert.getState().name().toLowerCase(Locale.ROOT);
    }

    static String kind(Alert alert) {
        return alert.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** Since when it fires. */
    static Instant fired(Alert alert) {
        Instant fired = alert.getFiredAt();
        return fired == null ? alert.getSince() : fired;
    }

    /** Why it is over; null until then. */
    static @Nullable String reason(Alert alert) {
        return alert.getResolveReason() == null
                ? null
                : alert.getResolveReason().name().toLowerCase(Locale.ROOT);
    }

    /** Sentences for people: those of the rule, the verdict, whom it stands for, and why it is over. */
    static Map<String, String> annotations(Alert alert) {
        Map<String, String> annotations = new TreeMap<>();
        if (alert.getVerdict() != null) {
            annotations.put("verdict", alert.getVerdict().getSentence().toString());
        }
        if (!alert.getMembers().isEmpty()) {
            annotations.put("members", members(alert));
        }
        String reason = reason(alert);
        if (reason != null) {
            annotations.put("resolved", reason);
        }
        alert.getAnnotations().forEach((name, text) -> annotations.put(name.toString(), text.toString()));
        return annotations;
    }

    /** How many alerts it stands for, and the subjects of some, those that fire first. */
    private static String members(Alert alert) {
        List<String> subjects = alert.getMembers().stream()
                .map(member -> member.getSubject().toString())
                .distinct()
                .toList();
        return alert.getMembersFiring() + " of " + alert.getMembersEver() + " fire: "
                + String.join(", ", subjects.subList(0, Math.min(MOST_MEMBERS, subjects.size())))
                + (subjects.size() > MOST_MEMBERS ? ", …" : "");
    }
}
