/** Tests of the whole pipeline: real kernel, real traffic, real broker. May know everything. */
@NullMarked
package fleetrtt.system;

import org.jspecify.annotations.NullMarked;
