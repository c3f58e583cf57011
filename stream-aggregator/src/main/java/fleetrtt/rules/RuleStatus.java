package fleetrtt.rules;

import java.time.Instant;
import java.util.List;

/**
 * Which rules are in force, and what has become of their files since.
 *
 * @param rules number in force
 * @param files that they come from
 * @param loadedAt since when
 * @param faults why the files as they are now are not in force, a line each; empty when they are
 * @param reloads times that changed files came into force
 * @param failedReloads times that they did not
 */
public record RuleStatus(
        int rules, List<String> files, Instant loadedAt, List<String> faults, long reloads, long failedReloads) {
    public RuleStatus {
        files = List.copyOf(files);
        faults = List.copyOf(faults);
    }

    /** Whether the files as they are now are in force. */
    public boolean isCurrent() {
        return faults.isEmpty();
    }
}
