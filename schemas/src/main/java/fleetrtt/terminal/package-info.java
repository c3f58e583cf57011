/**
 * What the commands share at the terminal: options and where they come from, errors in one line, what is logged.
 * Knows no command, no topic and no topology.
 */
@NullMarked
package fleetrtt.terminal;

import org.jspecify.annotations.NullMarked;
