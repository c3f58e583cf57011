/**
 * A fleet that does not exist, for machines whose kernel cannot be asked, for tests and for benchmarks: made-up
 * histograms, made-up faults, real records through the collector's own publisher. The model is pure; sending is apart
 * from it. Knows nothing of brokers, of the kernel, or of what is done with the records.
 */
@NullMarked
package fleetrtt.devstack.simulate;

import org.jspecify.annotations.NullMarked;
