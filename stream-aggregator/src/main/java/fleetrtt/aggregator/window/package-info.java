/**
 * Windows as both sides keep them: what a subject's samples are in bytes, how two of them add up, the open windows on
 * the heap, and the store that they are restored from. Knows neither records, topics nor what a host is.
 */
@NullMarked
package fleetrtt.aggregator.window;

import org.jspecify.annotations.NullMarked;
