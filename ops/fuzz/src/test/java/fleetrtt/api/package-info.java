/** The fuzzer of the API's parameters, which nobody outside this package reads. */
@NullMarked
package fleetrtt.api;

import org.jspecify.annotations.NullMarked;
