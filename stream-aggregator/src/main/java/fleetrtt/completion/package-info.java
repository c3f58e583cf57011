/** Completion of the commands in bash. Knows the commands' options, nothing of what they do. */
@NullMarked
package fleetrtt.completion;

import org.jspecify.annotations.NullMarked;
