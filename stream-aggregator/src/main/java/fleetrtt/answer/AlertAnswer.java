package fleetrtt.answer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One episode of an alert.
 *
 * @param rule group and name
 * @param kind peer, host or fleet; of a culprit's alert also path
 * @param state pending, firing or resolved
 * @param values by the name of the variable; durations in µs
 * @param threshold the rule's condition
 * @param before the baseline, its weights as whole samples
 * @param after the window with which it became pending or fired
 * @param culprit what is at fault, by one name
 * @param groupRule rule of the culprit's alert with which people are told of this one; null when it is told by itself
 * @param members of a culprit's alert those that it stands for
 */
public record AlertAnswer(
        String rule,
        String name,
        String subject,
        String kind,
        String state,
        long sinceMillis,
        @Nullable Long firedMillis,
        @Nullable Long resolvedMillis,
        @Nullable String reason,
        int windowMillis,
        Map<String, Double> values,
        String threshold,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<HostShare> hosts,
        @Nullable VerdictAnswer verdict,
        @Nullable Rtt before,
        @Nullable Rtt after,
        @Nullable String culprit,
        @Nullable String groupRule,
        int membersFiring,
        int membersEver,
        List<MemberAnswer> members) {}
