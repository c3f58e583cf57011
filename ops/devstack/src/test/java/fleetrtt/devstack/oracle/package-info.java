/** Tests of the oracle. */
@NullMarked
package fleetrtt.devstack.oracle;

import org.jspecify.annotations.NullMarked;
