/** Tests of what passes between windows, verdicts and alerts. */
@NullMarked
package fleetrtt.aggregator.alerts;

import org.jspecify.annotations.NullMarked;
