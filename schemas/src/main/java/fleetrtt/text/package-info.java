/** Histograms as people read them in a terminal. Pure: values in, text out. */
@NullMarked
package fleetrtt.text;

import org.jspecify.annotations.NullMarked;
