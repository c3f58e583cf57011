/**
 * {@code fleetrtt bench alerts}: whether alert rules are right, not what they cost. A simulated fleet's windows go
 * through the evaluation that the aggregator has, in event time, and what it tells is held against the faults that were
 * injected. Needs no broker.
 */
@NullMarked
package fleetrtt.bench.alerts;

import org.jspecify.annotations.NullMarked;
