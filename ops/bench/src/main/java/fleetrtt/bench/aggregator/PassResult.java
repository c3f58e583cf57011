package fleetrtt.bench.aggregator;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a contender spent between two moments.
 *
 * @param contender who
 * @param wallNanos time by the clock
 * @param streamNanos CPU time of the threads that process records
 * @param producerNanos of the threads that send
 * @param processNanos of the whole process
 * @param brokerNanos of the broker meanwhile
 * @param totals what its windows hold in the end
 * @param traffic what it sent, by topic without the application's id
 */
record PassResult(
        Contender contender,
        long wallNanos,
        long streamNanos,
        long producerNanos,
        long processNanos,
        long brokerNanos,
        Totals totals,
        Map<String, Traffic> traffic) {
    static PassResult between(Moment begun, Moment finished, Contender contender, String id, Totals totals) {
        return new PassResult(
                contender,
                finished.wallNanos() - begun.wallNanos(),
                finished.mark().streamNanos() - begun.mark().streamNanos(),
                finished.mark().producerNanos() - begun.mark().producerNanos(),
                finished.mark().processNanos() - begun.mark().processNanos(),
                finished.brokerNanos() - begun.brokerNanos(),
                totals,
                sent(begun.mark(), finished.mark(), id));
    }

    private static Map<String, Traffic> sent(Mark before, Mark after, String id) {
        Map<String, Traffic> sent = new TreeMap<>();
        after.traffic().forEach((topic, traffic) -> {
            Traffic more = traffic.minus(before.traffic().getOrDefault(topic, Traffic.none()));
            sent.put(topic.startsWith(id) ? topic.substring(id.length() + 1) : topic, more);
        });
        return sent;
    }
}
