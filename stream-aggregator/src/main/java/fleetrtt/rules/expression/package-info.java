/**
 * The language of conditions: the variables of a window, CEL over them, and conditions as closures over primitive
 * values. The only package that knows CEL. Knows nothing of rule files, of how a variable's value is found, or of
 * alerts.
 */
@NullMarked
package fleetrtt.rules.expression;

import org.jspecify.annotations.NullMarked;
