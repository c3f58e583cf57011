/** The description of the topics (AsyncAPI) against the topics themselves. */
@NullMarked
package fleetrtt.system.contract;

import org.jspecify.annotations.NullMarked;
