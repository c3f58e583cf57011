package fleetrtt.edge.outbox;

/**
 * What waits in the outbox.
 *
 * @param rows drained intervals
 * @param bytes size of what they hold
 * @param samples samples of all of them
 */
public record OutboxDepth(long rows, long bytes, long samples) {
    static final OutboxDepth NONE = new OutboxDepth(0, 0, 0);

    OutboxDepth plus(OutboxDepth other) {
        return new OutboxDepth(rows + other.rows, bytes + other.bytes, samples + other.samples);
    }

    OutboxDepth minus(OutboxDepth other) {
        return new OutboxDepth(rows - other.rows, bytes - other.bytes, samples - other.samples);
    }
}
