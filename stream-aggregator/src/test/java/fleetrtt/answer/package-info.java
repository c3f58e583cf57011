@NullMarked
package fleetrtt.answer;

import org.jspecify.annotations.NullMarked;
