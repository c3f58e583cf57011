/**
 * The collector daemon: kernel map → snapshot → interval → outbox → Kafka. Ties the kernel, outbox and publish
 * packages together, which know nothing of each other.
 */
@NullMarked
package fleetrtt.edge.collector;

import org.jspecify.annotations.NullMarked;
