/**
 * Windows kept for queries, by a Streams application of its own: it reads what the aggregator's tasks tell on the
 * history topic, and keeps pages of cells for as long as each size of window is worth. So neither the merge nor its
 * restoration depends on how much history there is. Knows no HTTP and no answer's form.
 */
@NullMarked
package fleetrtt.history;

import org.jspecify.annotations.NullMarked;
