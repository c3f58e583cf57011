/** The web page as a person meets it: chromium, driven by node, over broker, registry and aggregator in this process. */
@NullMarked
package fleetrtt.browser;

import org.jspecify.annotations.NullMarked;
