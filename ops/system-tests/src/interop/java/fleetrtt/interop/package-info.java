/** Genuine foreign parts against ours: Confluent's own serialisers. Compiled in the profile {@code interop} only. */
@NullMarked
package fleetrtt.interop;

import org.jspecify.annotations.NullMarked;
