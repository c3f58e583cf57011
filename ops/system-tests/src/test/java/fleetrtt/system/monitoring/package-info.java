/** The rules and dashboards of ops, with Debian's own Prometheus and its promtool, against running services. */
@NullMarked
package fleetrtt.system.monitoring;

import org.jspecify.annotations.NullMarked;
