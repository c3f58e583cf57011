/** A broker that lets nobody do more than his role needs, set up by the scripts of ops/kafka. */
@NullMarked
package fleetrtt.system.security;

import org.jspecify.annotations.NullMarked;
