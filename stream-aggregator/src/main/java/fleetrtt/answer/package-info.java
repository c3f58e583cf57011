/**
 * What is answered over HTTP, as values with the names that the OpenAPI description gives them: written by servers,
 * added up by whoever asks several, read by clients. Knows no HTTP, no store and no topic.
 */
@NullMarked
package fleetrtt.answer;

import org.jspecify.annotations.NullMarked;
