@NullMarked
package fleetrtt.query.top;

import org.jspecify.annotations.NullMarked;
