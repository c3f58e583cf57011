package fleetrtt.aggregator.health;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long one store took to restore, and how much there was. Its partitions are restored side by side, so what counts
 * is the time from the first one's start to the last one's end. Not thread-safe.
 */
final class StoreRestoration {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRestoration.class);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final String store;
    private long records;
    private long nanos;
    private long lastNanos;

    private int partitionsUnderWay;
    private int partitionsEnded;
    private long startedAtNanos;
    private long recordsBefore;

    StoreRestoration(String store) {
        this.store = store;
    }

    void startPartition(long nowNanos) {
        if (partitionsUnderWay == 0) {
            startedAtNanos = nowNanos;
            recordsBefore = records;
            partitionsEnded = 0;
        }
        partitionsUnderWay++;
    }

    void endPartition(long restored, long nowNanos) {
        records += restored;
        partitionsEnded++;
        partitionsUnderWay--;
        if (partitionsUnderWay == 0) {
            lastNanos = nowNanos - startedAtNanos;
            nanos += lastNanos;
            tell();
        }
    }

    private void tell() {
        String time = String.format(Locale.ROOT, "%.3f", lastSeconds());
        LOG.info(
                "restored {} records of {} in {} s, partitions: {}",
                records - recordsBefore,
                store,
                time,
                partitionsEnded);
    }

    /** Records read back since the process started. */
    double records() {
        return records;
    }

    /** Time that it took since the process started. */
    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    /** Time that the last one took. */
    double lastSeconds() {
        return lastNanos / NANOS_PER_SECOND;
    }
}
