package fleetrtt.devstack.simulate;

import fleetrtt.cluster.Cluster;
import fleetrtt.edge.publish.Publisher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Sends what a {@link FleetModel} reports to Kafka as collectors would: at once, with {@link #publish}, or live, each
 * interval when it is over, from {@link #start} on. One or the other, and for one thread.
 */
public final class SimulatedFleet implements AutoCloseable {
    private static final int SLICES = 50;

    private final FleetModel model;
    private final Delivery delivery;
    private final Duration spread;
    private final Publisher publisher;
    private final FleetSender sender;
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** Held while a live fleet sends. Fair, since it is taken again at once. */
    private final ReentrantLock sending = new ReentrantLock(true);

    private final Thread thread = new Thread(this::run, "fleetrtt-simulate");
    private volatile long last = Long.MAX_VALUE;

    /**
     * Inert until {@link #start} or {@link #publish}.
     *
     * @param spread over how much of the time after an interval the hosts send it, when live
     * @param witness told of every report that was acknowledged, once however often it was sent, by the sending thread
     */
    public SimulatedFleet(
            FleetModel model, Delivery delivery, Duration spread, Cluster cluster, Consumer<SimulatedReport> witness) {
        this.model = model;
        this.delivery = delivery;
        this.spread = spread;
        publisher = new Publisher(cluster);
        sender = new FleetSender(model, publisher, witness, stopped);
    }

    /**
     * Sends the first so many intervals, whatever the time is; returns once all is acknowledged.
     *
     * @param intervals how many
     */
    public void publish(int intervals) throws InterruptedException {
        for (long interval = 0; interval < intervals; interval++) {
            sender.send(delivery.due(model.shape(), interval, interval == intervals - 1));
        }
    }

    /** From now on each interval is sent when it is over, those that are over already one after another. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            for (long interval = 0;
                    interval <= last && !isStoppedAt(model.shape().startMillis(interval + 1));
                    interval++) {
                send(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Slice after slice, but all that is overdue together: who was kept from sending would else never catch up. */
    private void send(long interval) throws InterruptedException {
        List<Parcel> due = delivery.due(model.shape(), interval, interval == last);
        long end = model.shape().startMillis(interval + 1);
        int sent = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            if (isStoppedAt(end + spread.toMillis() * slice / SLICES)) {
                return;
            }
            boolean isNextDue =
                    slice + 1 < SLICES && System.currentTimeMillis() >= end + spread.toMillis() * (slice + 1) / SLICES;
            if (!isNextDue) {
                int upTo = due.size() * (slice + 1) / SLICES;
                sendAlone(due.subList(sent, upTo));
                sent = upTo;
            }
        }
    }

    private void sendAlone(List<Parcel> due) throws InterruptedException {
        sending.lock();
        try {
            sender.send(due);
        } finally {
            sending.unlock();
        }
    }

    /**
     * Does something while a live fleet sends nothing: all that it has sent is acknowledged, and the witness was told of
     * it. What falls due meanwhile is sent afterwards.
     *
     * @param what is done, by this thread
     */
    public <T> T whileQuiet(Callable<T> what) throws Exception {
        sending.lock();
        try {
            return what.call();
        } finally {
            sending.unlock();
        }
    }

    /**
     * Lets a live fleet end with an interval, in which nobody is away any more.
     *
     * @param interval its number, from 0
     * @throws IllegalArgumentException when it is due already
     */
    public void endWith(long interval) {
        if (model.shape().startMillis(interval + 1) <= System.currentTimeMillis()) {
            throw new IllegalArgumentException("interval " + interval + " is over");
        }
        last = interval;
    }

    /** Returns once all of a live fleet's last interval is acknowledged; {@link #endWith} first. */
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /** Waits for the time, or the stop. */
    private boolean isStoppedAt(long millis) throws InterruptedException {
        return stopped.await(Math.max(0, millis - System.currentTimeMillis()), TimeUnit.MILLISECONDS);
    }

    /** Reports acknowledged so far, replays included. */
    public long records() {
        return publisher.records();
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }
}
