/** Tests. */
@NullMarked
package fleetrtt.aggregator.host;

import org.jspecify.annotations.NullMarked;
