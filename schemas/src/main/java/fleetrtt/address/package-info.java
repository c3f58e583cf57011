/** Addresses as values. Knows nothing of histograms, topics or the kernel. */
@NullMarked
package fleetrtt.address;

import org.jspecify.annotations.NullMarked;
