/**
 * The host side, by partition of the intervals topic, where all that a host sends meets in one task: decode,
 * validate, drop what was seen before, find the window, send on by remote address. Knows nothing of what the peer
 * side does with a partial.
 */
@NullMarked
package fleetrtt.aggregator.host;

import org.jspecify.annotations.NullMarked;
