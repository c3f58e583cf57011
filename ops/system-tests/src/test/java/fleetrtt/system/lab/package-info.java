/** Culprits named from real traffic between real hosts. */
@NullMarked
package fleetrtt.system.lab;

import org.jspecify.annotations.NullMarked;
