/**
 * What the packages hold besides the jars as they are: jars without foreign native code, the native libraries of the
 * two architectures, manual pages and completion. Knows the commands by name, and nothing of how they work.
 */
@NullMarked
package fleetrtt.packaging;

import org.jspecify.annotations.NullMarked;
