/**
 * What the peer costs that people would pick instead: a Prometheus that scrapes the same fleet's histograms and sums them
 * by address, beside our broker and aggregator. Knows the aggregator as a process, and nothing of what is within.
 */
@NullMarked
package fleetrtt.bench.prometheus;

import org.jspecify.annotations.NullMarked;
