/**
 * Records in sheaves. Streams makes objects, looks up and measures for each record that comes in or goes out, more than
 * is then done with it; so many records pass through it as one. They are bound where the consumer hands them over and
 * where upserts are made, and are single records again for the processor and on the topics. Knows nothing of what they
 * mean.
 */
@NullMarked
package fleetrtt.aggregator.sheaf;

import org.jspecify.annotations.NullMarked;
