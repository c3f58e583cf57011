/** Histograms of round-trip time as values. Knows nothing of where samples come from or where they go. */
@NullMarked
package fleetrtt.histogram;

import org.jspecify.annotations.NullMarked;
