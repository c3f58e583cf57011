/**
 * What an aggregator tells of its windows to those who keep them for queries: packs on a topic of the application's
 * own. Knows no store and no query.
 */
@NullMarked
package fleetrtt.aggregator.history;

import org.jspecify.annotations.NullMarked;
