/**
 * How often the culprit is named rightly: faults of which everything is known, made by the simulator's model, put before
 * the localiser, before a median polish, and before the plain rule of 80 %. Measures no time but that of the fit.
 */
@NullMarked
package fleetrtt.bench.localise;

import org.jspecify.annotations.NullMarked;
