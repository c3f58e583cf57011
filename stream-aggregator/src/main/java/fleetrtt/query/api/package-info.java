/**
 * Questions to an aggregator over HTTP, and its answers as tables. Knows no topic and nothing of how the answers come
 * about.
 */
@NullMarked
package fleetrtt.query.api;

import org.jspecify.annotations.NullMarked;
