/** A cluster of brokers, each a process of its own, and what gets in its way. Knows nothing of FleetRTT's services. */
@NullMarked
package fleetrtt.system.rig;

import org.jspecify.annotations.NullMarked;
