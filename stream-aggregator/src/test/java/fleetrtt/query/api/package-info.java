@NullMarked
package fleetrtt.query.api;

import org.jspecify.annotations.NullMarked;
