package fleetrtt.bench.aggregator;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a contender spent between two moments.
 *
 * @param contender who
 * @param wallNanos time by the clock
 * @param threadNanos CPU time by kind of thread
 * @param processNanos of the whole process
 * @param brokerNanos of the broker meanwhile
 * @param totals what its windows hold in the end
 * @param traffic what the broker took from it, by topic without the application's id
 */
record PassResult(
        Contender contender,
        long wallNanos,
        ThreadNanos threadNanos,
        long processNanos,
        long brokerNanos,
        Totals totals,
        Map<String, Traffic> traffic) {
    /** Offsets and transactions, which are the same for all who commit as often. */
    private static final String KAFKAS_OWN = "__";

    static PassResult between(Moment begun, Moment finished, Contender contender, String id, Totals totals) {
        return new PassResult(
                contender,
                finished.wallNanos() - begun.wallNanos(),
                finished.mark().threadNanos().minus(begun.mark().threadNanos()),
                finished.mark().processNanos() - begun.mark().processNanos(),
                finished.brokerNanos() - begun.brokerNanos(),
                totals,
                sent(begun, finished, id));
    }

    private static Map<String, Traffic> sent(Moment before, Moment after, String id) {
        Map<String, Traffic> sent = new TreeMap<>();
        after.traffic().forEach((topic, traffic) -> {
            Traffic more = traffic.minus(before.traffic().getOrDefault(topic, Traffic.none()));
            if (more.records() > 0 && !topic.startsWith(KAFKAS_OWN)) {
                sent.put(topic.startsWith(id) ? topic.substring(id.length() + 1) : topic, more);
            }
        });
        return sent;
    }
}
