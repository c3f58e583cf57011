/** The command {@code fleetrtt rules}: whether rules are right, and what they would do or would have done. */
@NullMarked
package fleetrtt.rules.command;

import org.jspecify.annotations.NullMarked;
