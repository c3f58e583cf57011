@NullMarked
package fleetrtt.notify;

import org.jspecify.annotations.NullMarked;
