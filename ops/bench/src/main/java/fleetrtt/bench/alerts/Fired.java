package fleetrtt.bench.alerts;

/**
 * One episode of an alert, in event time.
 *
 * @param alert name of the rule
 * @param subject it is about
 * @param firedMillis when it fired, in milliseconds since the epoch
 * @param resolvedMillis when it was resolved; the greatest long while it fires
 */
record Fired(String alert, String subject, long firedMillis, long resolvedMillis) {
    Fired resolved(long millis) {
        return new Fired(alert, subject, firedMillis, millis);
    }

    boolean isResolved() {
        return resolvedMillis != Long.MAX_VALUE;
    }
}
