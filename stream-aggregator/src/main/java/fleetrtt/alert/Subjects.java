package fleetrtt.alert;

import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The subjects that are remembered, and which of them have episodes. Not thread-safe. */
final class Subjects {
    private final Map<Subject, SubjectState> states = new HashMap<>();
    private final Set<SubjectState> active = new HashSet<>();
    private RuleBook book;

    Subjects(RuleSet rules) {
        book = new RuleBook(rules);
    }

    boolean follows(RuleSet rules) {
        return book.isOf(rules);
    }

    /** From now on plans are of these rules; whoever is active has to be told. */
    void follow(RuleSet rules) {
        book = new RuleBook(rules);
        states.values().stream()
                .filter(state -> !active.contains(state))
                .forEach(state -> state.follow(planFor(state.subject())));
    }

    Plan planFor(Subject subject) {
        return book.planFor(subject);
    }

    /** Adds one as it was kept. */
    void add(SubjectState state) {
        states.put(state.subject(), state);
        noteActivity(state);
    }

    /** The state of a subject, new when it was not remembered. */
    SubjectState of(Subject subject) {
        SubjectState known = states.get(subject);
        if (known != null) {
            return known;
        }
        SubjectState fresh = SubjectState.fresh(subject, planFor(subject));
        states.put(subject, fresh);
        return fresh;
    }

    /** After something may have begun or ended. */
    void noteActivity(SubjectState state) {
        if (state.hasEpisodes()) {
            active.add(state);
        } else if (!active.isEmpty()) {
            active.remove(state);
        }
    }

    /** Those with episodes, a copy. */
    List<SubjectState> active() {
        return List.copyOf(active);
    }

    /** Forgets those of whom nothing would be lost, and names them. */
    List<Subject> forgetFaded(long nowMillis) {
        List<Subject> faded = new ArrayList<>();
        states.values().removeIf(state -> {
            boolean gone = state.hasFaded(nowMillis);
            if (gone) {
                faded.add(state.subject());
            }
            return gone;
        });
        return faded;
    }

    int size() {
        return states.size();
    }
}
