package fleetrtt.aggregator;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ReplaceThreadsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ReplaceThreads handler = new ReplaceThreads(now::get, Duration.ZERO);

    @Test
    void threadsThatKeepDyingEndTheInstance() {
        for (int death = 1; death < ReplaceThreads.LIMIT; death++) {
            assertThat(handler.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(handler.handle(new IllegalStateException("again"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void threadsThatDieNowAndThenAreReplacedForEver() {
        for (int death = 0; death < 5 * ReplaceThreads.LIMIT; death++) {
            assertThat(handler.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
            now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));
        }
    }
}
