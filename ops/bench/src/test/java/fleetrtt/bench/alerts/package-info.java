@NullMarked
package fleetrtt.bench.alerts;

import org.jspecify.annotations.NullMarked;
