/** Tests of {@code fleetrtt rules}. */
@NullMarked
package fleetrtt.rules.command;

import org.jspecify.annotations.NullMarked;
