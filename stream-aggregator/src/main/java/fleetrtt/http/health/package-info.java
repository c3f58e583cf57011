/** How a service says over HTTP whether it is well, and its numbers. Knows nothing of what the service does. */
@NullMarked
package fleetrtt.http.health;

import org.jspecify.annotations.NullMarked;
