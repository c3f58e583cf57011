/**
 * Alert rules: their files, what each selects and asks for, and the rules in force while the files change. Knows
 * nothing of topics, of states, or of where windows come from.
 */
@NullMarked
package fleetrtt.rules;

import org.jspecify.annotations.NullMarked;
