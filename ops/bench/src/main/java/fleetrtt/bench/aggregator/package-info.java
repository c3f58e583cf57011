/**
 * What the aggregator costs, beside a plain consumer that only adds up (the floor), one that also writes what it added up
 * (the writer), and the topology that one would write
 * first (naive). Drives the aggregator by its public surface, its topics and its group, and must know nothing of what
 * is within.
 */
@NullMarked
package fleetrtt.bench.aggregator;

import org.jspecify.annotations.NullMarked;
