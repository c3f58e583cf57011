/**
 * From closed windows to alerts: baselines, the states of every rule for every subject, and what is told of them. All
 * of it is pure logic over event time but for {@link fleetrtt.alert.AlertSide}, which puts it into a topology. Knows
 * nothing of where windows come from and where alerts go.
 */
@NullMarked
package fleetrtt.alert;

import org.jspecify.annotations.NullMarked;
