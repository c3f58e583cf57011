/**
 * Confluent's wire format and its registry's REST, as its client 7.7 speaks them: serialiser, deserialiser, client.
 * Class names, configuration keys and bytes are Confluent's, so that changing to Confluent's own classes is a change of
 * configuration only. Knows nothing of the records it carries ({@code fleetrtt.wire}) nor of any topic.
 */
@NullMarked
package fleetrtt.registry;

import org.jspecify.annotations.NullMarked;
