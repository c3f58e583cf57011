/** Tests of rule files. */
@NullMarked
package fleetrtt.rules;

import org.jspecify.annotations.NullMarked;
