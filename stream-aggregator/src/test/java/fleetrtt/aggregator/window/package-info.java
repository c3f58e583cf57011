/** Tests. */
@NullMarked
package fleetrtt.aggregator.window;

import org.jspecify.annotations.NullMarked;
