/**
 * Where drained intervals wait, on disk, until the broker has acknowledged them. Knows SQLite; knows nothing of the
 * kernel or of Kafka.
 */
@NullMarked
package fleetrtt.edge.outbox;

import org.jspecify.annotations.NullMarked;
