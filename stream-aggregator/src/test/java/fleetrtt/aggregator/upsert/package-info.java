/** Tests. */
@NullMarked
package fleetrtt.aggregator.upsert;

import org.jspecify.annotations.NullMarked;
