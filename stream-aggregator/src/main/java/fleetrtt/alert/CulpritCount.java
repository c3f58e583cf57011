package fleetrtt.alert;

import java.util.Locale;

/** What is counted of alerts that fire on their way to a culprit's alert. */
enum CulpritCount {
    /** Alerts that fired and came in, and those found waiting when a task began. */
    TAKEN,
    /** Of the taken, those that had to wait for a verdict. */
    HELD_BACK,
    /** Of the taken, those told as members of a culprit's alert. */
    JOINED,
    /** Of the taken, those told by themselves. */
    ALONE,
    /** Of the taken, those that still waited when the task ended; whoever goes on takes them again. */
    HANDED_OVER,
    /** Of those told, times that one went over to another culprit. */
    MOVED,
    /** Alerts of culprits that began to fire. */
    CULPRITS_FIRED;

    /** As metrics call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
