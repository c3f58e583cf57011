/** Tests of the simulated fleet. */
@NullMarked
package fleetrtt.devstack.simulate;

import org.jspecify.annotations.NullMarked;
