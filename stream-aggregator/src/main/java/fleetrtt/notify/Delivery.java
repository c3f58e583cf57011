package fleetrtt.notify;

import fleetrtt.wire.Alert;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership in a receiver's consumer group: reads, tells, commits what was told. A receiver that takes nothing
 * holds up its own offsets and nothing else; meanwhile a bounded number of transitions is read ahead. Not thread-safe.
 */
final class Delivery implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final int MOST_WAITING = 10_000;
    /** Of the interval of repeats: two may fail before a receiver takes what fires for over. */
    private static final int LIFE = 4;

    private final AlertTopic topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Receiver receiver;
    private final Duration repeatEvery;
    private final Tally tally;
    private final InstantSource clock;
    private final Ledger ledger;
    private final Retry retry = new Retry(System::nanoTime);
    private final Deque<String> toRepeat = new ArrayDeque<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private long repeatAtNanos = System.nanoTime();
    private int single;

    Delivery(
            AlertTopic topic,
            Consumer<byte[], byte[]> consumer,
            Receiver receiver,
            Duration repeatEvery,
            Tally tally,
            InstantSource clock) {
        this.topic = topic;
        this.consumer = consumer;
        this.receiver = receiver;
        this.repeatEvery = repeatEvery;
        this.tally = tally;
        this.clock = clock;
        ledger = new Ledger(clock);
    }

    void join() {
        consumer.subscribe(List.of(AlertTopic.NAME), this);
    }

    /** Reads what has come, and makes one attempt at most to tell something. */
    void step() throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience())) {
            take(record);
        }
        Set<TopicPartition> assigned = consumer.assignment();
        assigned.forEach(partition -> ledger.reached(partition, consumer.position(partition)));
        boolean full = ledger.waiting() >= MOST_WAITING;
        if (full) {
            consumer.pause(assigned);
        } else {
            consumer.resume(consumer.paused());
        }
        if ((full || ledger.isRestored()) && retry.left().isZero()) {
            tell();
        }
        commit();
        // With no partition yet it is not known what there is to tell.
        boolean restored = ledger.isRestored() && !assigned.isEmpty();
        if (restored && ledger.waiting() == 0 && toRepeat.isEmpty()) {
            tally.owesNothing();
        }
        tally.stands(restored, ledger.waiting(), ledger.firing().size());
    }

    private Duration patience() {
        boolean busy = ledger.isRestored() && (ledger.waiting() > 0 || !toRepeat.isEmpty());
        Duration left = busy ? retry.left() : GLANCE;
        return left.compareTo(GLANCE) > 0 ? GLANCE : left;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        topic.read(record)
                .ifPresentOrElse(
                        entry -> ledger.take(partition, entry.key(), entry.alert(), record.offset()),
                        tally::unreadable);
    }

    private void tell() throws InterruptedException {
        Batch batch = ledger.next(single > 0 ? 1 : receiver.mostAtOnce());
        try {
            if (batch.size() > 0) {
                tell(batch);
            } else if (receiver.wantsRepeats() && ledger.isRestored()) {
                repeat();
            }
        } catch (Undelivered e) {
            // In the words of the first of a row, not at each attempt.
            if (retry.pause().isZero()) {
                LOG.warn("{}: {}; trying again, nothing is lost", receiver.name(), e.getMessage());
            }
            retry.failed();
            tally.failed(String.valueOf(e.getMessage()));
        }
    }

    private void tell(Batch batch) throws Undelivered, InterruptedException {
        List<Alert> alerts = batch.alerts();
        try {
            receiver.tell(alerts, clock.instant().plus(repeatEvery.multipliedBy(LIFE)));
            tally.delivered(alerts);
        } catch (Undelivered e) {
            if (!e.isRefused()) {
                throw e;
            }
            if (batch.size() > 1) {
                // One of them may be at fault for all.
                single = batch.size();
                return;
            }
            LOG.error("{} refuses {}: {}", receiver.name(), AlertTexts.transition(alerts.get(0)), e.getMessage());
            tally.rejected();
        }
        ledger.told(batch);
        single = Math.max(0, single - 1);
        succeeded();
    }

    private void repeat() throws Undelivered, InterruptedException {
        if (toRepeat.isEmpty() && System.nanoTime() - repeatAtNanos >= 0) {
            toRepeat.addAll(ledger.firing());
            repeatAtNanos = System.nanoTime() + repeatEvery.toNanos();
        }
        List<Alert> alerts = new ArrayList<>();
        while (!toRepeat.isEmpty() && alerts.size() < receiver.mostAtOnce()) {
            Alert alert = ledger.firing(toRepeat.element());
            if (alert != null) {
                alerts.add(alert);
            }
            toRepeat.remove();
        }
        if (!alerts.isEmpty()) {
            try {
                receiver.tell(alerts, clock.instant().plus(repeatEvery.multipliedBy(LIFE)));
            } catch (Undelivered e) {
                alerts.forEach(alert -> toRepeat.add(AlertTexts.key(alert)));
                throw e;
            }
            tally.repeated(alerts.size());
            succeeded();
        }
    }

    private void succeeded() {
        if (!retry.pause().isZero()) {
            LOG.info("{} takes alerts again", receiver.name());
        }
        retry.succeeded();
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
        ledger.committable().forEach((partition, offset) -> {
            if (!offset.equals(committed.put(partition, offset))) {
                news.put(partition, new OffsetAndMetadata(offset));
            }
        });
        if (news.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(news);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // Whoever has the partition now tells it again.
            news.keySet().forEach(committed::remove);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions));
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            OffsetAndMetadata offset = known.get(partition);
            ledger.assign(partition, offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset()), end);
        });
        consumer.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        ledger.revoke(partitions);
        partitions.forEach(committed::remove);
    }
}
