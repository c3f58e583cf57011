@NullMarked
package fleetrtt.api;

import org.jspecify.annotations.NullMarked;
