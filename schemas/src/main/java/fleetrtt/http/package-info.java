/** Who may ask a service over HTTP. Knows no server, no path and no content. */
@NullMarked
package fleetrtt.http;

import org.jspecify.annotations.NullMarked;
