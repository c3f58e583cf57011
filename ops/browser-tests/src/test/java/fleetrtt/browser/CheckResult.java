package fleetrtt.browser;

import org.jspecify.annotations.Nullable;

/**
 * What became of one check, as {@code run.mjs} prints it.
 *
 * @param name a sentence
 * @param fault what went wrong, with its stack; null when nothing did
 * @param millis how long it took
 */
record CheckResult(String name, @Nullable String fault, long millis) {}
