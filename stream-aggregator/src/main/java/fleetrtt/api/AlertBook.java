package fleetrtt.api;

import fleetrtt.answer.AlertAnswer;
import fleetrtt.answer.HostShare;
import fleetrtt.answer.MemberAnswer;
import fleetrtt.answer.Rtt;
import fleetrtt.answer.VerdictAnswer;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertMember;
import fleetrtt.wire.Baseline;
import fleetrtt.wire.Verdict;
import fleetrtt.wire.WireHistograms;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Alerts as their topic tells them: how each stands, and the episodes that fired. Thread-safe. */
final class AlertBook implements Verdicts {
    private static final int MOST_EPISODES = 10_000;
    private static final Comparator<AlertAnswer> YOUNGEST_FIRST =
            Comparator.comparingLong(AlertAnswer::sinceMillis).reversed().thenComparing(AlertAnswer::subject);

    private record Key(String rule, String subject) {}

    private record EpisodeKey(String rule, String subject, long firedMillis) {}

    private final Map<Key, AlertAnswer> current = new HashMap<>();
    private final Map<EpisodeKey, AlertAnswer> fired = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EpisodeKey, AlertAnswer> eldest) {
            return size() > MOST_EPISODES;
        }
    };
    private final Consumer<AlertAnswer> news;

    /** @param news told of each that changed */
    AlertBook(Consumer<AlertAnswer> news) {
        this.news = news;
    }

    void take(Object key, @Nullable Object value, long timestampMillis) {
        if (!(key instanceof AlertKey name)) {
            return;
        }
        Key of = new Key(name.getRule().toString(), name.getSubject().toString());
        if (value instanceof Alert alert) {
            AlertAnswer answer = answer(alert);
            note(of, answer);
            news.accept(answer);
        } else if (value == null) {
            forget(of);
        }
    }

    private synchronized void note(Key key, AlertAnswer answer) {
        current.put(key, answer);
        if (answer.firedMillis() != null) {
            fired.put(new EpisodeKey(key.rule(), key.subject(), answer.firedMillis()), answer);
        }
    }

    private synchronized void forget(Key key) {
        current.remove(key);
    }

    /**
     * Alerts as they stand.
     *
     * @param state pending, firing, resolved, or all
     * @param members whether also those that are told as part of their culprit's
     */
    synchronized List<AlertAnswer> in(String state, boolean members) {
        return current.values().stream()
                .filter(alert -> state.equals("all") || alert.state().equals(state))
                .filter(alert -> members || alert.groupRule() == null)
                .sorted(YOUNGEST_FIRST)
                .toList();
    }

    /** Episodes that fired and were not resolved before the first instant, nor began after the last. */
    synchronized List<AlertAnswer> episodes(long fromMillis, long toMillis, boolean members) {
        return fired.values().stream()
                .filter(alert -> members || alert.groupRule() == null)
                .filter(alert -> alert.sinceMillis() < toMillis)
                .filter(alert -> alert.resolvedMillis() == null || alert.resolvedMillis() >= fromMillis)
                .sorted(YOUNGEST_FIRST)
                .toList();
    }

    @Override
    public synchronized @Nullable String of(String subject) {
        for (AlertAnswer alert : current.values()) {
            VerdictAnswer verdict = alert.verdict();
            if (verdict != null
                    && alert.subject().equals(subject)
                    && alert.state().equals("firing")) {
                return verdict.culprit();
            }
        }
        return null;
    }

    static AlertAnswer answer(Alert alert) {
        return new AlertAnswer(
                alert.getRule().toString(),
                alert.getAlert().toString(),
                alert.getSubject().toString(),
                lower(alert.getKind()),
                lower(alert.getState()),
                alert.getSince().toEpochMilli(),
                millis(alert.getFiredAt()),
                millis(alert.getResolvedAt()),
                alert.getResolveReason() == null ? null : lower(alert.getResolveReason()),
                alert.getWindowMillis(),
                numbers(alert.getValues()),
                alert.getExpr().toString(),
                texts(alert.getLabels()),
                texts(alert.getAnnotations()),
                alert.getAffectedHosts().stream()
                        .map(host -> new HostShare(
                                host.getHost().toString(),
                                Rtt.of(WireHistograms.read(
                                        host.getFirstSlot(),
                                        host.getCounts(),
                                        host.getSumMicros(),
                                        null,
                                        host.getFresh()))))
                        .toList(),
                verdict(alert.getVerdict()),
                before(alert.getBefore()),
                Rtt.of(WireHistograms.read(
                        alert.getAfter().getFirstSlot(),
                        alert.getAfter().getCounts(),
                        alert.getAfter().getSumMicros(),
                        alert.getAfter().getMinRttMicros(),
                        0)),
                text(alert.getCulprit()),
                text(alert.getGroupRule()),
                alert.getMembersFiring(),
                alert.getMembersEver(),
                alert.getMembers().stream().map(AlertBook::member).toList());
    }

    private static MemberAnswer member(AlertMember member) {
        return new MemberAnswer(
                member.getRule().toString(),
                lower(member.getKind()),
                member.getSubject().toString(),
                member.getSince().toEpochMilli(),
                member.getJoinedAt().toEpochMilli(),
                millis(member.getLeftAt()),
                member.getLeftReason() == null ? null : lower(member.getLeftReason()));
    }

    private static @Nullable String text(@Nullable CharSequence chars) {
        return chars == null ? null : chars.toString();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }

    private static Map<String, Double> numbers(Map<CharSequence, Double> values) {
        Map<String, Double> numbers = new TreeMap<>();
        values.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                numbers.put(name.toString(), value);
            }
        });
        return numbers;
    }

    private static Map<String, String> texts(Map<CharSequence, CharSequence> values) {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        return texts;
    }

    private static @Nullable VerdictAnswer verdict(@Nullable Verdict verdict) {
        return verdict == null
                ? null
                : new VerdictAnswer(
                        verdict.getCulprit().name(),
                        verdict.getConfidence(),
                        verdict.getSentence().toString(),
                        verdict.getHostsFor().stream()
                                .map(CharSequence::toString)
                                .toList(),
                        verdict.getHostsAgainst().stream()
                                .map(CharSequence::toString)
                                .toList());
    }

    private static @Nullable Rtt before(@Nullable Baseline baseline) {
        if (baseline == null) {
            return null;
        }
        long[] counts = baseline.getWeights().stream().mapToLong(Math::round).toArray();
        return Rtt.ofSlots(Log2Histogram.ofCounts(baseline.getFirstSlot(), counts));
    }
}
