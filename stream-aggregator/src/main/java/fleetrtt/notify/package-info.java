/**
 * From the topic of alerts to the people: a consumer per receiver that posts firing and resolved to Alertmanager and to
 * webhooks. Knows the topic's schema and HTTP; nothing of rules, of how alerts come about, or of the aggregator.
 */
@NullMarked
package fleetrtt.notify;

import org.jspecify.annotations.NullMarked;
