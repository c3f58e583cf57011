/** Alerts on their way to people: a real broker, the notifier as a process, and Debian's Alertmanager. */
@NullMarked
package fleetrtt.system.notify;

import org.jspecify.annotations.NullMarked;
