/**
 * Whose fault it is that something is slow: from the shifts of a window's cells (one host, one peer) to verdicts. Values
 * in, values out: knows neither Kafka nor stores nor clocks.
 *
 * <p>The question, and the order of its answers (whole fleet, host, path, peer), are those of BlameIt (Jin et al.,
 * "Zooming in on wide-area latencies to a global cloud provider", SIGCOMM 2019); that the fewest culprits which explain
 * the most are the best explanation, and that cells vote, is 007 (Arzani et al., "007: Democratically finding the cause of
 * packet drops", NSDI 2018); that effects of rows and columns add up and are medians is Tukey, "Exploratory Data
 * Analysis" (1977), chapters 10 and 11.
 */
@NullMarked
package fleetrtt.localise;

import org.jspecify.annotations.NullMarked;
