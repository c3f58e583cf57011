/** What the scripts of this module need to have running. Knows the development stack; measures nothing itself. */
@NullMarked
package fleetrtt.bench;

import org.jspecify.annotations.NullMarked;
