package fleetrtt.alert;

import fleetrtt.rules.Rule;
import fleetrtt.wire.Alert;
import fleetrtt.wire.ResolveReason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of alerts when windows close: idle → pending → firing → resolved, on event time. An episode is told to
 * fire once and to be resolved once. Not thread-safe.
 */
final class Evaluator {
    /** How long after its end an episode is still told of. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final WindowValues values = new WindowValues();
    private final AlertSink sink;

    Evaluator(AlertSink sink) {
        this.sink = sink;
    }

    /** Judges a window by all rules that select its subject; then the baselines learn it, but for those in use. */
    void judge(SubjectState state, SubjectWindow window) {
        if (window.rtt().slots().isEmpty() || !state.advance(window)) {
            return;
        }
        values.reset(window);
        List<PlannedRule> rules = state.plan().rules(window.size());
        for (int i = 0; i < rules.size(); i++) {
            PlannedRule rule = rules.get(i);
            Judgement judgement = rule.judge(window, values, state.baseline(rule.baseline()));
            Episode episode = state.episode(rule.id());
            if (judgement == Judgement.SLOW || episode != null) {
                advance(state, rule, episode, judgement, window);
            }
        }
        learn(state, window);
    }

    private void advance(
            SubjectState state,
            PlannedRule rule,
            @Nullable Episode episode,
            Judgement judgement,
            SubjectWindow window) {
        if (episode == null || !episode.isUnderWay()) {
            begin(state, rule, judgement, window);
        } else if (episode.isPending()) {
            pending(state, rule, episode, judgement, window);
        } else {
            firing(state, rule, episode, judgement, window);
        }
    }

    private void begin(SubjectState state, PlannedRule planned, Judgement judgement, SubjectWindow window) {
        if (judgement == Judgement.SLOW) {
            Rule rule = planned.rule();
            Baseline baseline = state.baseline(planned.baseline());
            // The rule after this one may have looked at another baseline.
            values.compareWith(baseline, planned.leastHistoryMillis());
            Alert pending = AlertRecords.pending(rule, window, values, baseline);
            held(state, planned, pending, window);
        }
    }

    /** The condition has held through this window since the alert began. */
    private void held(SubjectState state, PlannedRule planned, Alert pending, SubjectWindow window) {
        Rule rule = planned.rule();
        long heldMillis = window.endMillis() - pending.getSince().toEpochMilli();
        boolean fires = heldMillis >= rule.timing().holdFor().toMillis();
        Alert alert = fires ? AlertRecords.firing(rule, window, values, pending) : pending;
        boolean news = fires || window.startMillis() == pending.getSince().toEpochMilli();
        Episode next = Episode.at(alert, window.endMillis());
        if (news) {
            tell(state, planned.id(), next);
        } else {
            state.pass(planned.id(), next);
        }
    }

    private void pending(
            SubjectState state, PlannedRule rule, Episode episode, Judgement judgement, SubjectWindow window) {
        boolean gap = window.startMillis() > episode.lastEndMillis();
        if (judgement == Judgement.SLOW) {
            if (gap) {
                begin(state, rule, judgement, window);
            } else {
                held(state, rule, episode.alert(), window);
            }
        } else if (judgement == Judgement.WITHHELD && !gap) {
            state.pass(rule.id(), episode.passed(window.endMillis()));
        } else {
            forget(state, rule.id());
        }
    }

    private void firing(
            SubjectState state, PlannedRule rule, Episode episode, Judgement judgement, SubjectWindow window) {
        long end = window.endMillis();
        switch (judgement) {
            case SLOW -> state.pass(rule.id(), Episode.at(episode.alert(), end));
            case WITHHELD -> state.pass(rule.id(), episode.passed(end));
            case WELL -> {
                long wellMillis = end - episode.lastTrueMillis();
                if (wellMillis >= rule.rule().timing().keepFiringFor().toMillis()) {
                    resolve(state, rule.id(), episode, ResolveReason.CLEARED, end);
                } else {
                    state.pass(rule.id(), episode.passed(end));
                }
            }
            case THIN -> {}
        }
    }

    private void learn(SubjectState state, SubjectWindow window) {
        List<BaselineKey> keys = state.plan().baselines();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).window() != window.size()) {
                continue;
            }
            if (state.hasEpisodes() && isInUse(state, i)) {
                state.baseline(i).freeze(window.endMillis());
            } else {
                state.baseline(i).learn(window.rtt(), window.size().millis(), window.endMillis());
            }
        }
    }

    /** Whether an alert that compares with it is pending or firing. */
    private static boolean isInUse(SubjectState state, int baseline) {
        return state.episodes().entrySet().stream()
                .filter(entry -> entry.getValue().isUnderWay())
                .flatMap(entry -> state.plan().find(entry.getKey()).stream())
                .anyMatch(rule ->
                        rule.baseline() == baseline && rule.rule().condition().usesBaseline());
    }

    /** Judges who was silent when windows have closed. */
    void silence(SubjectState state, WindowsClosed closed) {
        state.episodes()
                .forEach((id, episode) -> state.plan()
                        .find(id)
                        .filter(rule -> rule.rule().window() == closed.size())
                        .ifPresent(rule -> silence(state, rule, episode, closed)));
    }

    private void silence(SubjectState state, PlannedRule rule, Episode episode, WindowsClosed closed) {
        double complete = Completeness.of(closed.hostsExpected(), closed.hostsReporting());
        if (complete < rule.rule().selection().minCompleteness()) {
            return;
        }
        long silentMillis = closed.throughMillis() - episode.lastEndMillis();
        if (episode.isPending() && silentMillis >= closed.size().millis()) {
            forget(state, rule.id());
        } else if (episode.isFiring()
                && silentMillis >= rule.rule().timing().silentAfter().toMillis()) {
            resolve(state, rule.id(), episode, ResolveReason.SILENT, closed.throughMillis());
        }
    }

    /** Forgets what was resolved long ago, so that the topic does not grow for ever. */
    void forgetOld(SubjectState state, long nowMillis) {
        state.episodes().forEach((id, episode) -> {
            if (!episode.isUnderWay()
                    && nowMillis - episode.alert().getResolvedAt().toEpochMilli() >= REMEMBERED.toMillis()) {
                forget(state, id);
            }
        });
    }

    /** Follows other rules; alerts of those that select the subject no more are resolved. */
    void follow(SubjectState state, Plan plan, long nowMillis) {
        state.follow(plan);
        state.episodes().forEach((id, episode) -> {
            if (plan.find(id).isEmpty() && episode.isPending()) {
                forget(state, id);
            } else if (plan.find(id).isEmpty() && episode.isFiring()) {
                long at = Math.max(nowMillis, episode.lastEndMillis());
                resolve(state, id, episode, ResolveReason.RULE_REMOVED, at);
            }
        });
    }

    private void resolve(SubjectState state, String id, Episode episode, ResolveReason reason, long atMillis) {
        tell(state, id, episode.told(AlertRecords.resolved(episode.alert(), reason, atMillis)));
    }

    private void tell(SubjectState state, String id, Episode episode) {
        state.put(id, episode);
        sink.tell(AlertRecords.key(id, state.subject()), episode.alert());
    }

    private void forget(SubjectState state, String id) {
        state.remove(id);
        sink.forget(AlertRecords.key(id, state.subject()));
    }
}
