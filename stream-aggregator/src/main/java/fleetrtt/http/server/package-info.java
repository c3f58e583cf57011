/**
 * The HTTP server of a process: who may ask, how much and for how long. What is answered, others add as
 * {@link fleetrtt.http.server.Routes}. The only package that makes a Javalin; knows no content.
 */
@NullMarked
package fleetrtt.http.server;

import org.jspecify.annotations.NullMarked;
