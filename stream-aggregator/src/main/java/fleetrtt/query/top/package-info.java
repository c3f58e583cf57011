/** {@code fleetrtt top}: the slowest peers, live, over the whole screen. Knows an aggregator's answers, no topic. */
@NullMarked
package fleetrtt.query.top;

import org.jspecify.annotations.NullMarked;
