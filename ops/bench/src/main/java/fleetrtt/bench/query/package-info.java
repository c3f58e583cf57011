/** How soon questions over HTTP are answered from a day of simulated peers. */
@NullMarked
package fleetrtt.bench.query;

import org.jspecify.annotations.NullMarked;
