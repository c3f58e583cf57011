package fleetrtt.edge.publish;

import fleetrtt.address.Other;
import fleetrtt.cluster.Cluster;
import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes reports and waits until the broker has acknowledged every one of them. After a failure the producer is
 * made anew: what it still had in flight is abandoned, and the caller publishes it again under the same names.
 * For one thread; the counters may be read by any.
 */
public final class Publisher implements AutoCloseable {
    private final Cluster cluster;
    private final LongAdder records = new LongAdder();
    private final LongAdder samples = new LongAdder();
    private final LongAdder otherSamples = new LongAdder();
    private @Nullable KafkaProducer<Object, Object> producer;

    /** Inert until the first publication. */
    public Publisher(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns once all reports are acknowledged, in the order given within each host.
     *
     * @throws PublishException when any was not; none is then counted
     */
    public void publish(List<IntervalReport> reports) throws PublishException, InterruptedException {
        for (List<IntervalReport> batch : Batches.of(reports)) {
            send(batch.stream().map(Publisher::record).toList());
        }
        records.add(reports.size());
        reports.forEach(this::count);
    }

    private void count(IntervalReport report) {
        samples.add(report.rtt().samples());
        if (report.remote().equals(Other.OTHER)) {
            otherSamples.add(report.rtt().samples());
        }
    }

    private static ProducerRecord<Object, Object> record(IntervalReport report) {
        return new ProducerRecord<>(Topics.INTERVALS, report.toWireKey(), report.toWire());
    }

    /** Returns once the heartbeat is acknowledged. */
    public void publish(Heartbeat heartbeat) throws PublishException, InterruptedException {
        publishHeartbeats(List.of(heartbeat));
    }

    /** Returns once the heartbeats of several hosts are acknowledged. */
    public void publishHeartbeats(List<Heartbeat> heartbeats) throws PublishException, InterruptedException {
        send(heartbeats.stream().map(Publisher::record).toList());
    }

    private static ProducerRecord<Object, Object> record(Heartbeat heartbeat) {
        return new ProducerRecord<>(Topics.COLLECTORS, new CollectorKey(heartbeat.getHost()), heartbeat);
    }

    /** Reports acknowledged so far. */
    public long records() {
        return records.sum();
    }

    /** Samples of the reports acknowledged so far. */
    public long samples() {
        return samples.sum();
    }

    /** Of those, the ones under {@code other}. */
    public long otherSamples() {
        return otherSamples.sum();
    }

    private void send(List<ProducerRecord<Object, Object>> batch) throws PublishException, InterruptedException {
        try {
            KafkaProducer<Object, Object> current = producer();
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(batch.size());
            for (ProducerRecord<Object, Object> record : batch) {
                Future<RecordMetadata> acknowledgement = current.send(record);
                if (acknowledgement.isDone()) {
                    // Failed before it was queued, as for want of metadata. What follows must not overtake it: readers
                    // would take it for a repetition when it is sent again.
                    acknowledgement.get();
                }
                acknowledgements.add(acknowledgement);
            }
            current.flush();
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptException e) {
            // It sets the flag again, with which closing would fail.
            Thread.interrupted();
            abandon();
            throw new InterruptedException("while publishing");
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private KafkaProducer<Object, Object> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(ProducerSettings.of(cluster));
        }
        return producer;
    }

    private PublishException failure(Throwable cause) {
        abandon();
        KafkaException said = cause instanceof KafkaException kafka ? kafka : new KafkaException(cause);
        return new PublishException(cluster.fault(said).line(), cause);
    }

    private void abandon() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
            producer = null;
        }
    }
}
