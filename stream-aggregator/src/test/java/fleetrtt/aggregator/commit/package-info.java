/** Tests. */
@NullMarked
package fleetrtt.aggregator.commit;

import org.jspecify.annotations.NullMarked;
