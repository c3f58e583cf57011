@NullMarked
package fleetrtt.bench.prometheus;

import org.jspecify.annotations.NullMarked;
