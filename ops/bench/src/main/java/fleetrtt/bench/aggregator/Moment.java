package fleetrtt.bench.aggregator;

import java.util.Map;

/**
 * What contender and broker have spent up to a moment.
 *
 * @param mark what the contender says of itself
 * @param brokerNanos CPU time of the broker
 * @param traffic what the broker took, by topic
 * @param wallNanos time by a clock that only tells differences
 */
record Moment(Mark mark, long brokerNanos, Map<String, Traffic> traffic, long wallNanos) {
    Moment {
        traffic = Map.copyOf(traffic);
    }

    /** The same with another time by the clock. */
    Moment at(long nanos) {
        return new Moment(mark, brokerNanos, traffic, nanos);
    }
}
