/** Tests of what is asked of a topic, over settings in memory. */
@NullMarked
package fleetrtt.aggregator.topics;

import org.jspecify.annotations.NullMarked;
