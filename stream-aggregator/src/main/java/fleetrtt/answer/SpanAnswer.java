package fleetrtt.answer;

/**
 * What an answer is about: windows of one size from an instant, inclusive, to another, exclusive, in milliseconds since
 * the epoch.
 */
public record SpanAnswer(long fromMillis, long toMillis, long windowMillis) {}
