package fleetrtt.rules.command;

import fleetrtt.rules.Rule;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.command.EpisodeLog.Fired;
import fleetrtt.rules.expression.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What rules would have done, for people. Pure.
 *
 * @param rules that were run
 * @param episodes that came of it
 */
record BacktestReport(RuleSet rules, List<Fired> episodes) {
    private static final Duration FLAPS_WITHIN = Duration.ofHours(1);

    /** Every episode by time, then every rule. */
    List<String> lines() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"fired", "lasted", "ended", "rule", "subject"});
        episodes.stream()
                .sorted(Comparator.comparing(Fired::start)
                        .thenComparing(Fired::rule)
                        .thenComparing(Fired::subject))
                .forEach(one -> rows.add(new String[] {
                    one.start().toString(), lasted(one.lasted()), one.ended(), one.rule(), one.subject()
                }));
        List<String> lines = new ArrayList<>(Columns.aligned(rows));
        lines.add("");
        lines.addAll(summary());
        return lines;
    }

    private List<String> summary() {
        List<String[]> rows = new ArrayList<>();
        List<String> others = new ArrayList<>();
        rows.add(new String[] {"rule", "fired", "subjects", "flapped", "longest"});
        for (Rule rule : rules.rules()) {
            if (rule.kind() == SubjectKind.PEER) {
                rows.add(row(rule));
            } else {
                others.add(rule.id());
            }
        }
        List<String> lines = new ArrayList<>(Columns.aligned(rows));
        if (!others.isEmpty()) {
            lines.add("left out, being on hosts or the fleet: " + String.join(", ", others));
        }
        return lines;
    }

    private String[] row(Rule rule) {
        List<Fired> fired =
                episodes.stream().filter(one -> one.rule().equals(rule.id())).toList();
        return new String[] {
            rule.id(),
            Integer.toString(fired.size()),
            Long.toString(fired.stream().map(Fired::subject).distinct().count()),
            Long.toString(flaps(fired)),
            fired.stream()
                    .flatMap(one -> one.lasted().stream())
                    .max(Comparator.naturalOrder())
                    .map(longest -> lasted(Optional.of(longest)))
                    .orElse("-")
        };
    }

    /** How often one fired again within an hour of being resolved. */
    private static long flaps(List<Fired> fired) {
        Map<String, Instant> resolved = new HashMap<>();
        long flaps = 0;
        for (Fired one : fired) {
            Instant before = resolved.get(one.subject());
            if (before != null && Duration.between(before, one.start()).compareTo(FLAPS_WITHIN) <= 0) {
                flaps++;
            }
            one.end().ifPresent(end -> resolved.put(one.subject(), end));
        }
        return flaps;
    }

    private static String lasted(Optional<Duration> duration) {
        return duration.map(time -> time.toString().substring(2).toLowerCase(Locale.ROOT))
                .orElse("-");
    }
}
