/**
 * The collector loses nothing: kills, outages, full and damaged disks, load. Samples are compared with the kernel's
 * own count, without tolerance.
 */
@NullMarked
package fleetrtt.system.edge;

import org.jspecify.annotations.NullMarked;
