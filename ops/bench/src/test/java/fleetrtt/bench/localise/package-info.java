/** Tests of the bench. */
@NullMarked
package fleetrtt.bench.localise;

import org.jspecify.annotations.NullMarked;
