package fleetrtt.rules;

import java.time.Duration;

/**
 * When a condition becomes an alert, and when that ends.
 *
 * @param holdFor how long the condition must hold in one window after the other: {@code for} in rule files
 * @param keepFiringFor how long it must not hold before the alert is resolved
 * @param silentAfter after how long without a window that can be judged it is resolved
 */
public record Timing(Duration holdFor, Duration keepFiringFor, Duration silentAfter) {}
