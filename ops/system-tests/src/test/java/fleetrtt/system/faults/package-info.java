/**
 * The fault matrix: which tests are its rows, how much of them is run, and what they report. Knows nothing of what a row
 * does.
 */
@NullMarked
package fleetrtt.system.faults;

import org.jspecify.annotations.NullMarked;
