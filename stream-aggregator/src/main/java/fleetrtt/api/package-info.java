/**
 * The HTTP API: questions as they come, answered from the windows kept here and from those of the other instances. The
 * form of answers is {@link fleetrtt.answer}'s, keeping windows {@link fleetrtt.history}'s. Knows nothing of the
 * topology that merges.
 */
@NullMarked
package fleetrtt.api;

import org.jspecify.annotations.NullMarked;
