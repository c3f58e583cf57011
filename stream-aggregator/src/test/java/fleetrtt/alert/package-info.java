/** Tests of baselines, states and the alerts' side. */
@NullMarked
package fleetrtt.alert;

import org.jspecify.annotations.NullMarked;
