/** From the windows of either side to what alerts are judged by. Knows neither rules' meaning nor what becomes of it. */
@NullMarked
package fleetrtt.aggregator.alerts;

import org.jspecify.annotations.NullMarked;
