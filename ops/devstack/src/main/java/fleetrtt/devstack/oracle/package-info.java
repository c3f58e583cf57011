/**
 * What the windows must hold, told from what was simulated. Knows the simulated reports and the values of the library;
 * must not know the aggregator, whose arithmetic it is there to check: windows, sums, minima and numbers of hosts are
 * worked out here a second time.
 */
@NullMarked
package fleetrtt.devstack.oracle;

import org.jspecify.annotations.NullMarked;
