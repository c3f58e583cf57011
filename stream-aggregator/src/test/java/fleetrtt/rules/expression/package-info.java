/** Tests of the language. */
@NullMarked
package fleetrtt.rules.expression;

import org.jspecify.annotations.NullMarked;
