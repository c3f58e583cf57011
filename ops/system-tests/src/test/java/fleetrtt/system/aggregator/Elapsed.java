package fleetrtt.system.aggregator;

import java.time.Duration;
import org.awaitility.Awaitility;

/** For faults that have to last for some time, since what they are to outlast is a time limit. */
final class Elapsed {
    private Elapsed() {}

    /** Returns once so much time has passed. */
    static void await(Duration time) {
        awaitSince(System.nanoTime(), time);
    }

    /** Returns once so much time has passed since an instant of {@link System#nanoTime}. */
    static void awaitSince(long startNanos, Duration time) {
        Duration limit = time.plusMinutes(1);
        Awaitility.await().atMost(limit).until(() -> System.nanoTime() - startNanos > time.toNanos());
    }

    /** Seconds, with tenths. */
    static String text(Duration time) {
        return Math.round(time.toMillis() / 100.0) / 10.0 + " s";
    }
}
