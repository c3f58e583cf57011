package fleetrtt.bench.aggregator;

/**
 * What contender and broker have spent up to a moment.
 *
 * @param mark what the contender says of itself
 * @param brokerNanos CPU time of the broker
 * @param wallNanos time by a clock that only tells differences
 */
record Moment(Mark mark, long brokerNanos, long wallNanos) {}
