/** Tests. */
@NullMarked
package fleetrtt.aggregator.peer;

import org.jspecify.annotations.NullMarked;
