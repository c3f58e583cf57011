/**
 * The local tool: tcprtt's flags and output, over the kernel's probe. Knows nothing of Kafka, of the disk, or of the
 * daemon.
 */
@NullMarked
package fleetrtt.edge.tcprtt;

import org.jspecify.annotations.NullMarked;
