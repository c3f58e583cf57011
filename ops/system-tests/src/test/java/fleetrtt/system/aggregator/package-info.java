/** Tests of aggregators as processes and of what they say of themselves, against a real broker. */
@NullMarked
package fleetrtt.system.aggregator;

import org.jspecify.annotations.NullMarked;
