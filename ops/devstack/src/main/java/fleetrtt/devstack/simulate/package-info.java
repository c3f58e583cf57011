/**
 * A fleet that does not exist, for machines whose kernel cannot be asked: made-up histograms, real records through the
 * collector's own publisher. Knows nothing of brokers or of the kernel.
 */
@NullMarked
package fleetrtt.devstack.simulate;

import org.jspecify.annotations.NullMarked;
