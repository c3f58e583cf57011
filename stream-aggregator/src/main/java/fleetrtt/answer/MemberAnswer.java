package fleetrtt.answer;

import org.jspecify.annotations.Nullable;

/**
 * An alert that is told as part of its culprit's.
 *
 * @param rule group and name
 * @param kind peer, host or fleet
 * @param joinedMillis since when it belongs to the culprit
 * @param leftMillis when it was resolved, or went on under another culprit; null until then
 * @param reason why it left
 */
public record MemberAnswer(
        String rule,
        String kind,
        String subject,
        long sinceMillis,
        long joinedMillis,
        @Nullable Long leftMillis,
        @Nullable String reason) {}
