/** What processes use, as the kernel tells it. Knows nothing of what they do. */
@NullMarked
package fleetrtt.bench.process;

import org.jspecify.annotations.NullMarked;
