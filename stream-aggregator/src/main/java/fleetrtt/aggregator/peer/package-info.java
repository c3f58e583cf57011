/**
 * The peer side, by remote address: adds partials up into windows, closes and forgets windows as append time
 * advances, and says what became of each as upserts. Knows nothing of where partials come from.
 */
@NullMarked
package fleetrtt.aggregator.peer;

import org.jspecify.annotations.NullMarked;
