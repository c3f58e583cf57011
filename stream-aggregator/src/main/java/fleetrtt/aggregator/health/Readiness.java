package fleetrtt.aggregator.health;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;

/** Whether an instance that runs has all that it should have, and is up to date. */
final class Readiness {
    /** Twice the session after which the group gives a member up. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private Readiness() {}

    /** Why it is not ready, a line each; empty when it is. */
    static List<String> reasons(
            KafkaStreams.State state, List<Restoration.Part> restoring, ConsumerView consumers, long maxLag) {
        return Stream.of(state(state), restoring(restoring), lags(consumers, maxLag), silence(consumers))
                .flatMap(reasons -> reasons)
                .toList();
    }

    private static Stream<String> state(KafkaStreams.State state) {
        return state == KafkaStreams.State.RUNNING ? Stream.empty() : Stream.of("state " + state);
    }

    private static Stream<String> restoring(List<Restoration.Part> parts) {
        return parts.stream()
                .map(part -> "restoring store " + part.store() + " partition " + part.partition() + ": " + part.left()
                        + " records left");
    }

    private static Stream<String> lags(ConsumerView consumers, long maxLag) {
        return Stream.concat(
                consumers.unknown().stream().map(partition -> "lag of " + partition + " is not known yet"),
                consumers.lags().entrySet().stream()
                        .filter(lag -> lag.getValue() > maxLag)
                        .map(lag -> "lag " + lag.getValue() + " > " + maxLag + " on " + lag.getKey()));
    }

    private static Stream<String> silence(ConsumerView consumers) {
        if (consumers.silence().isEmpty()) {
            return Stream.of("no heartbeat to the group's coordinator yet");
        }
        Duration silence = consumers.silence().get();
        return silence.compareTo(LONGEST_SILENCE) > 0
                ? Stream.of("no heartbeat to the group's coordinator for " + silence.toSeconds() + " s")
                : Stream.empty();
    }
}
