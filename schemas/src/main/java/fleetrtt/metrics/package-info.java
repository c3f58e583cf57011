/** How a service tells its numbers in Prometheus' terms. Knows none of the numbers and no server. */
@NullMarked
package fleetrtt.metrics;

import org.jspecify.annotations.NullMarked;
