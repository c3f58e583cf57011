/**
 * A schema registry for one machine: the part of Confluent's REST that clients use, in this process, kept in one file.
 * Knows nothing of Kafka, nor of the records whose schemas it keeps.
 */
@NullMarked
package fleetrtt.devstack.registry;

import org.jspecify.annotations.NullMarked;
