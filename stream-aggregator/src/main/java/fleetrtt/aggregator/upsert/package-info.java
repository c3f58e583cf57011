/**
 * The records that say what a window holds, in Avro and Confluent's wire format, straight from a cell's bytes. Knows
 * neither stores nor clocks.
 */
@NullMarked
package fleetrtt.aggregator.upsert;

import org.jspecify.annotations.NullMarked;
