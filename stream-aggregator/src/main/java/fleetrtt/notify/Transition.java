package fleetrtt.notify;

import fleetrtt.wire.Alert;

/**
 * That an alert began to fire, or was resolved.
 *
 * @param key what tells the alert from all others
 * @param alert as the topic has it
 * @param offset in its partition
 */
record Transition(String key, Alert alert, long offset) {}
