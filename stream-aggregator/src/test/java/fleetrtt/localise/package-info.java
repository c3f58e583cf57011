/** Tests of the fit, on matrices of known faults. */
@NullMarked
package fleetrtt.localise;

import org.jspecify.annotations.NullMarked;
