@NullMarked
package fleetrtt.history;

import org.jspecify.annotations.NullMarked;
