/** Tests of the server over real sockets. */
@NullMarked
package fleetrtt.http.server;

import org.jspecify.annotations.NullMarked;
