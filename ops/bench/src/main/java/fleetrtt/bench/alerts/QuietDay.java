package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.Slowdown;
import fleetrtt.rules.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A day on which one peer is three times as slow for an hour, and everything else as usual. */
final class QuietDay {
    private static final double FACTOR = 3;
    private static final int TRAFFIC_MINUTES = 5;
    /** So that nobody can say that the difference was too small to be noticed. */
    private static final double LEAST_MICROS = 5_000;

    private final RuleSet rules;
    private final FleetModel sound;
    private final int minutes;
    private final Consumer<String> progress;

    /** @param minutes of the day; the slow hour begins in the middle */
    QuietDay(RuleSet rules, FleetModel sound, int minutes, Consumer<String> progress) {
        this.rules = rules;
        this.sound = sound;
        this.minutes = minutes;
        this.progress = progress;
    }

    /** What came of it. */
    Outcome run() throws InterruptedException {
        PeerTraffic slow = victim();
        long from =
                sound.shape().startMillis(0) + Duration.ofMinutes(minutes / 2).toMillis();
        long to = from + Duration.ofMinutes(Math.min(60, minutes / 4)).toMillis();
        FleetModel model = sound.with(Slowdown.ofPeer(slow.peer(), FACTOR).between(from, to));
        SimulatedRun run = new SimulatedRun(rules, model);
        List<Fired> fired = run.run(minutes, hour -> progress.accept("hour " + hour + " of the quiet day"));
        return new Outcome(slow, model.remote(slow.peer()).toString(), from, to, fired, run.windows());
    }

    /** The one whose traffic is the median of those that are heard of from afar and often. */
    private PeerTraffic victim() throws InterruptedException {
        List<PeerTraffic> candidates = PeerTraffic.of(sound, TRAFFIC_MINUTES).stream()
                .filter(traffic -> traffic.meanMicros() >= LEAST_MICROS && TrafficLevel.SOME.holds(traffic))
                .sorted(Comparator.comparingDouble(PeerTraffic::samples))
                .toList();
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("no peer has 1,000 to 5,000 samples a minute; take other --remotes");
        }
        return candidates.get(candidates.size() / 2);
    }

    /**
     * What came of it.
     *
     * @param slow the peer that was slow
     * @param remote its address
     * @param fromMillis since when
     * @param toMillis until when
     * @param fired all alerts, of it and of others
     * @param windows judged
     */
    record Outcome(PeerTraffic slow, String remote, long fromMillis, long toMillis, List<Fired> fired, long windows) {
        List<Fired> ofSlow() {
            return fired.stream()
                    .filter(alert -> alert.subject().equals(remote))
                    .toList();
        }

        List<Fired> ofOthers() {
            return fired.stream()
                    .filter(alert -> !alert.subject().equals(remote))
                    .toList();
        }

        /** Time from the beginning to the alert. */
        Duration took() {
            return Duration.ofMillis(ofSlow().get(0).firedMillis() - fromMillis);
        }

        Duration tookToResolve() {
            return Duration.ofMillis(ofSlow().get(0).resolvedMillis() - toMillis);
        }

        boolean isRight(Duration within) {
            return ofSlow().size() == 1
                    && ofOthers().isEmpty()
                    && took().compareTo(within) <= 0
                    && ofSlow().get(0).isResolved();
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d windows judged; %s, %,.0f samples a minute, was 3 times as slow for %d min",
                    windows,
                    remote,
                    slow.samples(),
                    Duration.ofMillis(toMillis - fromMillis).toMinutes()));
            lines.add("alerts on it: " + ofSlow().size());
            ofSlow().forEach(alert -> lines.add(String.format(
                    Locale.ROOT,
                    "  %s fired after %d s, resolved %s",
                    alert.alert(),
                    (alert.firedMillis() - fromMillis) / 1_000,
                    alert.isResolved()
                            ? (alert.resolvedMillis() - toMillis) / 1_000 + " s after it recovered"
                            : "never")));
            lines.add("alerts on others: " + ofOthers().size());
            ofOthers().stream()
                    .limit(20)
                    .forEach(alert -> lines.add("  " + alert.alert() + " on " + alert.subject() + " after "
                            + (alert.firedMillis() - fromMillis) / 60_000 + " min"));
            return lines;
        }
    }
}
