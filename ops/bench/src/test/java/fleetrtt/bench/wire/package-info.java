@NullMarked
package fleetrtt.bench.wire;

import org.jspecify.annotations.NullMarked;
