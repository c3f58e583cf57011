/** Tests of the module as a whole. */
@NullMarked
package fleetrtt;

import org.jspecify.annotations.NullMarked;
