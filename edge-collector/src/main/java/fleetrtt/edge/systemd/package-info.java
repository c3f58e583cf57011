/**
 * What systemd is told of a service that it started: that it is ready, that it lives, that it stops. Knows JNA for the
 * one function of libsystemd, and nothing of collectors.
 */
@NullMarked
package fleetrtt.edge.systemd;

import org.jspecify.annotations.NullMarked;
