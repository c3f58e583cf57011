/** Intervals and windows as values. Knows nothing of clocks, histograms or topics. */
@NullMarked
package fleetrtt.time;

import org.jspecify.annotations.NullMarked;
