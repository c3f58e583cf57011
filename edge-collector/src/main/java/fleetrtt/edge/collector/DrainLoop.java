package fleetrtt.edge.collector;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.edge.health.TopPeers;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.outbox.DrainedInterval;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.outbox.OutboxException;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At every boundary: drained → committed to the outbox → kernel map cleared, in this order. While the outbox cannot
 * take a drain, no other is made: samples gather in the kernel's map, and the next interval is longer.
 */
final class DrainLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DrainLoop.class);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 200;

    private final CollectorConfig config;
    private final RttProbe probe;
    private final Outbox outbox;
    private final Progress progress;
    private final TopPeers peers;
    private final Runnable afterDrain;
    private final OnceAMinute complaints = new OnceAMinute();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "fleetrtt-drain");
    private @Nullable IntervalClock clock;
    private @Nullable DrainedInterval uncommitted;
    private boolean uncleared;
    private long began;

    DrainLoop(
            CollectorConfig config,
            RttProbe probe,
            Outbox outbox,
            Progress progress,
            TopPeers peers,
            Runnable afterDrain) {
        this.config = config;
        this.probe = probe;
        this.outbox = outbox;
        this.progress = progress;
        this.peers = peers;
        this.afterDrain = afterDrain;
    }

    void start() {
        progress.started(outbox.depth().samples());
        clock = new IntervalClock(System::currentTimeMillis, System::nanoTime, config.interval());
        thread.start();
    }

    private void run() {
        IntervalClock intervals = Objects.requireNonNull(clock);
        try {
            while (!stopped.await(intervals.untilBoundary().toMillis() + 1, TimeUnit.MILLISECONDS)) {
                attempt(() -> {
                    settle();
                    Interval interval = intervals.cutAtBoundary().orElse(null);
                    if (interval != null) {
                        drain(interval);
                    }
                });
                progress.turned();
                afterDrain.run();
            }
            finish(intervals);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last drain; tried again for a while, since what is not taken now is lost. */
    private void finish(IntervalClock intervals) throws InterruptedException {
        long deadline = System.nanoTime() + LAST_PATIENCE.toNanos();
        while (!attempt(() -> {
            probe.detach();
            settle();
            drain(intervals.cutNow());
        })) {
            if (System.nanoTime() > deadline) {
                LOG.error("stopped although the last samples could not be kept; they are lost");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
    }

    private interface Step {
        void run() throws KernelException;
    }

    /** Whether it succeeded; nothing that happens in a step ends the loop. */
    private boolean attempt(Step step) {
        try {
            step.run();
            return true;
        } catch (OutboxException e) {
            progress.appendFailed(String.valueOf(e.getMessage()));
            complaints.say(() -> LOG.error("{}; samples stay in the kernel until it can", e.getMessage()));
        } catch (KernelException e) {
            complaints.say(() -> LOG.error("drain failed, to be tried again: {}", e.getMessage()));
        } catch (RuntimeException e) {
            complaints.say(() -> LOG.error("drain failed, to be tried again", e));
        }
        return false;
    }

    private void drain(Interval interval) throws KernelException {
        began = System.nanoTime();
        Map<Remote, RttHistogram> all = probe.drain().toRttHistograms();
        DrainedInterval published = new DrainedInterval(interval, published(all));
        uncommitted = published;
        long samples = all.values().stream().mapToLong(RttHistogram::samples).sum();
        progress.drained(samples, samples - published.samples());
        peers.add(published.remotes(), Duration.ofMillis(interval.lengthMillis()));
        settle();
    }

    /** Brings the last drain to its end, if it has not come there yet. */
    private void settle() throws KernelException {
        if (uncommitted != null) {
            if (!uncommitted.remotes().isEmpty()) {
                outbox.append(uncommitted);
            }
            uncommitted = null;
            uncleared = true;
            progress.committed();
        }
        if (uncleared) {
            probe.clear();
            uncleared = false;
            progress.drainEnded(System.nanoTime() - began);
        }
    }

    private Map<Remote, RttHistogram> published(Map<Remote, RttHistogram> all) {
        if (config.includeLoopback()) {
            return all;
        }
        Map<Remote, RttHistogram> published = new LinkedHashMap<>(all);
        published.keySet().removeIf(DrainLoop::isLocal);
        return published;
    }

    private static boolean isLocal(Remote remote) {
        return remote instanceof IpAddress address && (address.isLoopback() || address.isLinkLocal());
    }

    /** Stops sampling and makes the last drain; returns when it is in the outbox. */
    void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
