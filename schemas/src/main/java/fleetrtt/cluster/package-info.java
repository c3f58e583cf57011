/**
 * Where Kafka and its schema registry are, and the one line for when they are not there. Knows no topic, and neither
 * the topology nor the terminal.
 */
@NullMarked
package fleetrtt.cluster;

import org.jspecify.annotations.NullMarked;
