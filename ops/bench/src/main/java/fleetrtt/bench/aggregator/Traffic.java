package fleetrtt.bench.aggregator;

/**
 * What a broker took for one topic.
 *
 * @param records in all, the marks of ended transactions among them
 * @param bytes of their batches, compressed as they were
 */
public record Traffic(long records, long bytes) {
    public static Traffic none() {
        return new Traffic(0, 0);
    }

    public Traffic plus(Traffic other) {
        return new Traffic(records + other.records, bytes + other.bytes);
    }

    public Traffic minus(Traffic other) {
        return new Traffic(records - other.records, bytes - other.bytes);
    }
}
