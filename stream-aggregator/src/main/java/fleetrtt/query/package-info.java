/**
 * Questions about windows, answered in the terminal straight from the topics. Knows nothing of the topology that
 * wrote them.
 */
@NullMarked
package fleetrtt.query;

import org.jspecify.annotations.NullMarked;
