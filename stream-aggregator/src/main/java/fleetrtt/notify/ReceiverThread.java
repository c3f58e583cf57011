package fleetrtt.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one receiver until it is closed; what fails is done again from the beginning. Thread-safe. */
final class ReceiverThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AlertTopic topic;
    private final String group;
    private final Receiver receiver;
    private final Duration repeatEvery;
    private final InstantSource clock;
    private final Tally tally;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /** @param groups prefix of the consumer group's name */
    ReceiverThread(AlertTopic topic, String groups, Receiver receiver, Duration repeatEvery, InstantSource clock) {
        this.topic = topic;
        this.group = groups + "-" + receiver.name().replaceAll("https?://", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        this.receiver = receiver;
        this.repeatEvery = repeatEvery;
        this.clock = clock;
        tally = new Tally(clock);
        thread = new Thread(this::run, group);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Retry retry = new Retry(System::nanoTime);
        try {
            do {
                serve(retry);
            } while (!closed.await(retry.left().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Retry retry) throws InterruptedException {
        try (Consumer<byte[], byte[]> opened = topic.consumer(group)) {
            consumer = opened;
            Delivery delivery = new Delivery(topic, opened, receiver, repeatEvery, tally, clock);
            delivery.join();
            while (closed.getCount() > 0) {
                delivery.step();
                retry.succeeded();
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (RuntimeException e) {
            LOG.warn("{}: {}; trying again from what is committed", receiver.name(), e.toString());
            retry.failed();
            tally.failed(e.toString());
        }
    }

    String name() {
        return receiver.name();
    }

    Tally tally() {
        return tally;
    }

    boolean isAlive() {
        return thread.getState() == Thread.State.NEW || thread.isAlive();
    }

    /** Soon it ends; what is under way may end first. */
    void stop() {
        closed.countDown();
        Consumer<byte[], byte[]> opened = consumer;
        if (opened != null) {
            opened.wakeup();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
