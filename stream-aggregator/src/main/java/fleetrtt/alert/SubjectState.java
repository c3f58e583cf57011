package fleetrtt.alert;

import fleetrtt.rules.Subject;
import fleetrtt.time.WindowSize;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that is remembered of a subject: its baselines, its episodes, and which windows were judged. Not thread-safe. */
final class SubjectState {
    private static final WindowSize[] SIZES = {WindowSize.TEN_SECONDS, WindowSize.ONE_MINUTE};
    private static final long WRITE_MILLIS = WindowSize.ONE_MINUTE.millis();

    private final Subject subject;
    private final long[] lastStarts = {Long.MIN_VALUE, Long.MIN_VALUE};
    private Plan plan;
    private Baseline[] baselines;
    private Map<String, Episode> episodes = Map.of();
    private boolean changed;
    private long writtenMillis = Long.MIN_VALUE;

    private SubjectState(Subject subject, Plan plan, Map<BaselineKey, Baseline> known) {
        this.subject = subject;
        this.plan = plan;
        this.baselines = aligned(plan, known);
    }

    static SubjectState fresh(Subject subject, Plan plan) {
        return new SubjectState(subject, plan, Map.of());
    }

    /** As it was kept. */
    static SubjectState of(
            Subject subject,
            Plan plan,
            Map<WindowSize, Long> lastStarts,
            Map<BaselineKey, Baseline> baselines,
            Map<String, Episode> episodes) {
        SubjectState state = new SubjectState(subject, plan, baselines);
        for (int i = 0; i < SIZES.length; i++) {
            state.lastStarts[i] = lastStarts.getOrDefault(SIZES[i], Long.MIN_VALUE);
        }
        state.episodes = new HashMap<>(episodes);
        return state;
    }

    private static Baseline[] aligned(Plan plan, Map<BaselineKey, Baseline> known) {
        return plan.baselines().stream()
                .map(key -> Objects.requireNonNullElseGet(known.get(key), () -> Baseline.empty(key.halfLifeMillis())))
                .toArray(Baseline[]::new);
    }

    Subject subject() {
        return subject;
    }

    Plan plan() {
        return plan;
    }

    /** Goes on by other rules; baselines that these share with the ones before are kept. */
    void follow(Plan next) {
        if (next != plan) {
            baselines = aligned(next, baselines());
            plan = next;
        }
    }

    Map<BaselineKey, Baseline> baselines() {
        Map<BaselineKey, Baseline> known = new HashMap<>();
        for (int i = 0; i < baselines.length; i++) {
            known.put(plan.baselines().get(i), baselines[i]);
        }
        return known;
    }

    Baseline baseline(int index) {
        return baselines[index];
    }

    /** True when the window is younger than all of its size before. */
    boolean advance(SubjectWindow window) {
        for (int i = 0; i < SIZES.length; i++) {
            if (SIZES[i] == window.size() && window.startMillis() > lastStarts[i]) {
                lastStarts[i] = window.startMillis();
                return true;
            }
        }
        return false;
    }

    Map<WindowSize, Long> lastStarts() {
        Map<WindowSize, Long> starts = new HashMap<>();
        for (int i = 0; i < SIZES.length; i++) {
            if (lastStarts[i] != Long.MIN_VALUE) {
                starts.put(SIZES[i], lastStarts[i]);
            }
        }
        return starts;
    }

    boolean hasEpisodes() {
        return !episodes.isEmpty();
    }

    @Nullable Episode episode(String rule) {
        return episodes.isEmpty() ? null : episodes.get(rule);
    }

    /** By the rule's id, a copy. */
    Map<String, Episode> episodes() {
        return Map.copyOf(episodes);
    }

    /** After something was told. */
    void put(String rule, Episode episode) {
        pass(rule, episode);
        changed = true;
    }

    /** After a window in which nothing was told. */
    void pass(String rule, Episode episode) {
        if (episodes.isEmpty()) {
            episodes = new HashMap<>(2);
        }
        episodes.put(rule, episode);
    }

    void remove(String rule) {
        episodes.remove(rule);
        changed = true;
    }

    /** Whether something was told since {@link #written}. */
    boolean isChanged() {
        return changed;
    }

    /**
     * Whether, after a window, what is kept of it should be written anew: something was told, a pending alert must not begin again after
     * a crash, a firing one must know when it was heard last, to the minute, or a baseline has learned much.
     */
    boolean isWorthWriting(long nowMillis) {
        if (changed) {
            return true;
        }
        for (Baseline baseline : baselines) {
            if (baseline.isWorthWriting()) {
                return true;
            }
        }
        return hasEpisodes() && isWorthWritingFor(nowMillis);
    }

    private boolean isWorthWritingFor(long nowMillis) {
        boolean due = nowMillis >= writtenMillis + WRITE_MILLIS || writtenMillis == Long.MIN_VALUE;
        return episodes.values().stream().anyMatch(episode -> episode.isPending() || (episode.isFiring() && due));
    }

    void written(long nowMillis) {
        changed = false;
        writtenMillis = nowMillis;
        for (Baseline baseline : baselines) {
            baseline.written();
        }
    }

    /** Whether nothing would be lost if it were forgotten: no episode, and baselines that have faded away. */
    boolean hasFaded(long nowMillis) {
        if (hasEpisodes()) {
            return false;
        }
        for (Baseline baseline : baselines) {
            if (baseline.historyMillisAt(nowMillis) > WindowSize.TEN_SECONDS.millis()) {
                return false;
            }
        }
        return true;
    }
}
