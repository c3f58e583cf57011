package fleetrtt.aggregator.alerts;

import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.alert.AlertInput;
import fleetrtt.alert.HostRtt;
import fleetrtt.alert.SubjectWindow;
import fleetrtt.alert.WindowsClosed;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells the alerts' side of one task which windows have closed, if any rule judges such windows, and how far time has
 * come. Not thread-safe.
 */
public final class AlertFeed {
    private static final List<WindowSize> JUDGED = List.of(WindowSize.TEN_SECONDS, WindowSize.ONE_MINUTE);

    private final Set<SubjectKind> kinds;
    private final WindowLife life;
    private final Supplier<RuleSet> rules;
    private final Consumer<AlertInput> alerts;
    private final Map<WindowSize, Long> told = new EnumMap<>(WindowSize.class);
    private final Map<SubjectKind, Set<WindowSize>> wanted = new EnumMap<>(SubjectKind.class);
    private final Cell bench = new Cell();
    private RuleSet known = RuleSet.empty();

    /**
     * @param kinds of subjects whose windows close here
     * @param rules those in force
     * @param alerts takes what is told
     */
    public AlertFeed(Set<SubjectKind> kinds, WindowLife life, Supplier<RuleSet> rules, Consumer<AlertInput> alerts) {
        this.kinds = kinds;
        this.life = life;
        this.rules = rules;
        this.alerts = alerts;
    }

    /** Tells of a closed window; what is no news the other side knows. */
    public void closed(WindowKey window, Subject subject, Slice cell, Completeness hosts) {
        SubjectKind kind = kind(subject);
        followRules();
        if (!wanted.getOrDefault(kind, Set.of()).contains(window.size())) {
            return;
        }
        bench.set(cell);
        List<HostRtt> worst = new ArrayList<>();
        bench.worst().forEach(share -> worst.add(new HostRtt(share.host(), share.rtt())));
        alerts.accept(new SubjectWindow(
                new fleetrtt.rules.Subject(kind, subject.toString()),
                window.size(),
                window.startMillis(),
                bench.rtt(),
                bench.hosts(),
                worst,
                optional(hosts.expected()),
                optional(hosts.reporting())));
    }

    private void followRules() {
        RuleSet inForce = rules.get();
        if (inForce != known) {
            known = inForce;
            wanted.clear();
            inForce.rules()
                    .forEach(rule -> wanted.merge(
                            rule.kind(),
                            Set.of(rule.window()),
                            (some, more) -> some.containsAll(more) ? some : Set.copyOf(JUDGED)));
        }
    }

    private static SubjectKind kind(Subject subject) {
        if (subject.isPeer()) {
            return SubjectKind.PEER;
        }
        return subject.equals(Subject.FLEET) ? SubjectKind.FLEET : SubjectKind.HOST;
    }

    private static OptionalInt optional(int number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * Tells how far time has come, once for each window's length.
     *
     * @param clockMillis by which windows have been closed
     * @param hosts how complete windows are
     */
    public void reached(long clockMillis, Function<WindowKey, Completeness> hosts) {
        if (clockMillis <= WindowLife.NO_TIME) {
            return;
        }
        for (WindowSize size : JUDGED) {
            long closed = clockMillis - life.grace().toMillis();
            long through = closed - Math.floorMod(closed, size.millis());
            if (through > Objects.requireNonNullElse(told.put(size, through), Long.MIN_VALUE)) {
                Completeness last = hosts.apply(new WindowKey(size, through - size.millis()));
                for (SubjectKind kind : kinds) {
                    alerts.accept(new WindowsClosed(
                            kind, size, through, optional(last.expected()), optional(last.reporting())));
                }
            }
        }
    }
}
