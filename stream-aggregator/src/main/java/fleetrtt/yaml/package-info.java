/**
 * YAML that people write, as values that know their line and column, within limits of size and depth. Knows nothing
 * of what the files are about.
 */
@NullMarked
package fleetrtt.yaml;

import org.jspecify.annotations.NullMarked;
