package fleetrtt.edge.collector;

import fleetrtt.edge.health.Health;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.outbox.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether samples are taken, drained, kept and sent. Thread-safe. */
final class HealthCheck {
    private static final int INTERVALS = 3;
    private static final Duration HICCUP = Duration.ofSeconds(30);

    private final CollectorConfig config;
    private final RttProbe probe;
    private final Outbox outbox;
    private final Progress progress;

    HealthCheck(CollectorConfig config, RttProbe probe, Outbox outbox, Progress progress) {
        this.config = config;
        this.probe = probe;
        this.outbox = outbox;
        this.progress = progress;
    }

    /** @param longestSilence how long rows may wait without an acknowledgement; three intervals at least */
    Health now(Duration longestSilence) {
        List<String> reasons = new ArrayList<>();
        checkSampling(reasons);
        checkDrains(reasons);
        checkSending(reasons, longestSilence);
        return new Health(reasons);
    }

    /**
     * Whether the loop of drains still turns, be its drains good or not: when it does not, only a new start mends it.
     * What Kafka, the disk or the kernel refuse is no reason to start anew.
     */
    boolean turns() {
        Duration limit = longer(threeIntervals(), HICCUP);
        return progress.lastTurnAge().orElse(progress.age()).compareTo(limit) <= 0;
    }

    private void checkSampling(List<String> reasons) {
        try {
            probe.counters();
        } catch (KernelException e) {
            reasons.add("the kernel does not tell its counters: " + e.getMessage());
        }
    }

    private void checkDrains(List<String> reasons) {
        Duration age = progress.lastDrainAge().orElse(progress.age());
        if (age.compareTo(threeIntervals()) > 0) {
            reasons.add("no drain for " + age.toSeconds() + " s, which is more than " + INTERVALS + " intervals");
        }
        String failure = progress.appendFailure();
        if (!failure.isEmpty()) {
            reasons.add(failure);
        }
    }

    private void checkSending(List<String> reasons, Duration longestSilence) {
        Duration limit = longer(longestSilence, threeIntervals());
        Duration age = progress.lastAcknowledgementAge().orElse(progress.age());
        long rows = outbox.depth().rows();
        if (rows > 0 && age.compareTo(limit) > 0) {
            reasons.add("Kafka at " + config.cluster().bootstrapServers() + " has acknowledged nothing for "
                    + age.toSeconds() + " s while " + rows + " intervals wait");
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration threeIntervals() {
        return config.interval().multipliedBy(INTERVALS);
    }
}
