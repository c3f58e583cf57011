/** Tests of the peer side's own types. */
@NullMarked
package fleetrtt.aggregator.window;

import org.jspecify.annotations.NullMarked;
