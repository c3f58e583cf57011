package fleetrtt.aggregator.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class RestorationTest {
    private static final TopicPartition FIRST = new TopicPartition("a-sums-changelog", 0);
    private static final TopicPartition SECOND = new TopicPartition("a-sums-changelog", 1);

    private final AtomicLong nanos = new AtomicLong();
    private final Restoration restoration = new Restoration(nanos::get);

    private void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void whatIsLeftCountsDownToNothing() {
        restoration.onRestoreStart(FIRST, "sums", 100, 500);
        assertThat(restoration.underWay()).singleElement().satisfies(part -> {
            assertThat(part.left()).isEqualTo(400);
            assertThat(part.partition()).isZero();
        });
        restoration.onBatchRestored(FIRST, "sums", 299, 150);
        assertThat(restoration.left()).containsEntry("sums", 200.0);
        restoration.onBatchRestored(FIRST, "sums", 499, 150);
        assertThat(restoration.left()).containsEntry("sums", 0.0);
        restoration.onRestoreEnd(FIRST, "sums", 300);
        assertThat(restoration.underWay()).isEmpty();
    }

    @Test
    void partitionsSideBySideCountOnceFromTheFirstStartToTheLastEnd() {
        restoration.onRestoreStart(FIRST, "sums", 0, 10);
        pass(2);
        restoration.onRestoreStart(SECOND, "sums", 0, 10);
        pass(3);
        restoration.onRestoreEnd(FIRST, "sums", 10);
        pass(1);
        restoration.onRestoreEnd(SECOND, "sums", 7);
        assertThat(restoration.byStore(StoreRestoration::records)).containsEntry("sums", 17.0);
        assertThat(restoration.byStore(StoreRestoration::lastSeconds)).containsEntry("sums", 6.0);
        pass(60);
        restoration.onRestoreStart(FIRST, "sums", 10, 11);
        pass(1);
        restoration.onRestoreSuspended(FIRST, "sums", 1);
        assertThat(restoration.byStore(StoreRestoration::lastSeconds)).containsEntry("sums", 1.0);
        assertThat(restoration.byStore(StoreRestoration::seconds)).containsEntry("sums", 7.0);
        assertThat(restoration.byStore(StoreRestoration::records)).containsEntry("sums", 18.0);
    }
}
