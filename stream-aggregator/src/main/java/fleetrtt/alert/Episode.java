package fleetrtt.alert;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertState;

/**
 * Where a rule stands with a subject once its condition has held.
 *
 * @param alert what was told last; never changed
 * @param lastEndMillis end of the last window that was neither missing nor thin
 * @param lastTrueMillis end of the last window in which the condition held
 */
record Episode(Alert alert, long lastEndMillis, long lastTrueMillis) {
    /** That begins, or fires, with a window in which the condition holds. */
    static Episode at(Alert alert, long endMillis) {
        return new Episode(alert, endMillis, endMillis);
    }

    Episode told(Alert next) {
        return new Episode(next, lastEndMillis, lastTrueMillis);
    }

    /** After a window in which the condition did not hold, or nothing could be said. */
    Episode passed(long endMillis) {
        return new Episode(alert, endMillis, lastTrueMillis);
    }

    boolean isPending() {
        return alert.getState() == AlertState.PENDING;
    }

    boolean isFiring() {
        return alert.getState() == AlertState.FIRING;
    }

    /** Whether the baseline must not learn what goes on. */
    boolean isUnderWay() {
        return isPending() || isFiring();
    }
}
