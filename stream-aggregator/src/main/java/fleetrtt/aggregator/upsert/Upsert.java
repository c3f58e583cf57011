package fleetrtt.aggregator.upsert;

/** A record as it goes to its topic. */
@SuppressWarnings("ArrayRecordComponent") // Made, sent and forgotten; nobody compares them.
public record Upsert(byte[] key, byte[] value) {}
