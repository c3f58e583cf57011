/**
 * The web page's files, which lie in the class path below {@code web/}, and how they are sent to browsers. Knows neither
 * what the page shows nor where its data come from.
 */
@NullMarked
package fleetrtt.page;

import org.jspecify.annotations.NullMarked;
