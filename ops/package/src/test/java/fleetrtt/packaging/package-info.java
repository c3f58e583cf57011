@NullMarked
package fleetrtt.packaging;

import org.jspecify.annotations.NullMarked;
