/** Tests of the queries, over records in memory; what people read is compared with golden files. */
@NullMarked
package fleetrtt.query;

import org.jspecify.annotations.NullMarked;
