package fleetrtt.edge.outbox;

/**
 * What waits in the outbox.
 *
 * @param rows drained intervals
 * @param bytes size of what they hold
 * @param samples samples of all of them
 */
public record OutboxDepth(long rows, long bytes, long samples) {}
