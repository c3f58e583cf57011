/**
 * Fuzzers, one a class. Each knows one place where bytes come from outside, and which exceptions may tell that they are
 * bad; any other is a finding, which Jazzer keeps beside the inputs in the resources.
 */
@NullMarked
package fleetrtt.fuzz;

import org.jspecify.annotations.NullMarked;
