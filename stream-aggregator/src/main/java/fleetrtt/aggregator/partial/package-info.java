/**
 * What the host side hands to the peer side, and what both must agree on: packs of cells, who keeps which subject, and
 * why a record is set aside. Knows neither side, nor how the wire encodes a record.
 */
@NullMarked
package fleetrtt.aggregator.partial;

import org.jspecify.annotations.NullMarked;
