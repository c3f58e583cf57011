/** Tests of the peer side's own types. */
@NullMarked
package fleetrtt.aggregator.peer;

import org.jspecify.annotations.NullMarked;
