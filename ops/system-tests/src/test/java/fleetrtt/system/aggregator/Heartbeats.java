package fleetrtt.system.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.edge.publish.ProducerSettings;
import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.Topics;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A heartbeat of every simulated host in every interval; record and content say the time that the host takes it for. */
final class Heartbeats implements AutoCloseable {
    private final FleetModel model;
    private final KafkaProducer<Object, Object> producer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "heartbeats");

    Heartbeats(FleetModel model, Cluster cluster) {
        this.model = model;
        producer = new KafkaProducer<>(ProducerSettings.of(cluster));
    }

    void start() {
        thread.start();
    }

    private void run() {
        FleetShape shape = model.shape();
        try {
            for (long interval = 0; !isStoppedAt(shape.startMillis(interval + 1)); interval++) {
                for (int host = 0; host < shape.hosts(); host++) {
                    send(host, interval);
                    // One by one, as from different machines: brokers refuse whole batches.
                    producer.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStoppedAt(long millis) throws InterruptedException {
        return stopped.await(Math.max(0, millis - System.currentTimeMillis()), TimeUnit.MILLISECONDS);
    }

    /** Brokers may refuse it, as they may a collector's. */
    private void send(int host, long interval) {
        Heartbeat heartbeat = model.heartbeat(host, interval - 1, 0);
        long sentAt = heartbeat.getSentAt().toEpochMilli();
        var unused = producer.send(
                new ProducerRecord<>(Topics.COLLECTORS, null, sentAt, new CollectorKey(model.host(host)), heartbeat));
    }

    @Override
    public void close() {
        stopped.countDown();
        Ended.join(thread);
        producer.close();
    }
}
