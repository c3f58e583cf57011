/**
 * What a histogram takes on its way from the collector to the broker, and how fast the collector's own publisher is.
 * Knows the publisher and the outbox by their public surface.
 */
@NullMarked
package fleetrtt.bench.wire;

import org.jspecify.annotations.NullMarked;
