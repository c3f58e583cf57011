/**
 * What an instance knows of itself: whether it is alive, whether it may be asked, and its numbers; and the pages that
 * tell it. Reads Kafka Streams' own metrics and listens to it, but knows no topology, no record and no window.
 */
@NullMarked
package fleetrtt.aggregator.health;

import org.jspecify.annotations.NullMarked;
