package fleetrtt.alert;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertMember;
import fleetrtt.wire.ResolveReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that fires. It waits for its verdict; then it stands alone, or belongs to a culprit. Immutable.
 *
 * @param alert as it was told last, or is to be told
 * @param held whether it waits still
 * @param heardMillis local time at which it came
 * @param joinedMillis event time from which on it belongs to its culprit
 * @param other another culprit that the last verdict named
 * @param otherMillis end of that verdict's window; 0 without one
 */
record Member(
        Alert alert,
        boolean held,
        long heardMillis,
        long joinedMillis,
        @Nullable String other,
        long otherMillis) {
    static Member heard(Alert alert, long nowMillis) {
        return new Member(alert, true, nowMillis, 0, null, 0);
    }

    Member told(Alert as, long joined) {
        return new Member(as, false, heardMillis, joined, null, 0);
    }

    Member doubting(String culprit, long windowEndMillis) {
        return new Member(alert, held, heardMillis, joinedMillis, culprit, windowEndMillis);
    }

    Member certain() {
        return told(alert, joinedMillis);
    }

    /** Whether a verdict is younger than all that is known of it; after a restart old ones come again. */
    boolean isNews(long windowEndMillis) {
        return windowEndMillis > Math.max(joinedMillis, otherMillis);
    }

    AlertName name() {
        return AlertName.of(alert);
    }

    boolean isGrouped() {
        return !held && alert.getGroupRule() != null;
    }

    boolean isOf(AlertName culprit) {
        return isGrouped() && AlertName.ofGroup(alert).equals(culprit);
    }

    long firedMillis() {
        return (alert.getFiredAt() == null ? alert.getSince() : alert.getFiredAt()).toEpochMilli();
    }

    /** As the culprit's alert lists it. */
    AlertMember listed() {
        return new AlertMember(
                alert.getRule(),
                alert.getKind(),
                alert.getSubject(),
                alert.getSince(),
                Instant.ofEpochMilli(joinedMillis),
                null,
                null);
    }

    AlertMember left(long atMillis, ResolveReason reason) {
        AlertMember listed = listed();
        listed.setLeftAt(Instant.ofEpochMilli(Math.max(atMillis, joinedMillis)));
        listed.setLeftReason(reason);
        return listed;
    }
}
