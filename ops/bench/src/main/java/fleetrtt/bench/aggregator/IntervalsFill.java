package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.edge.publish.ProducerSettings;
import fleetrtt.wire.CollectorKey;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends a load that has just ended, with the collector's own producer, each record stamped with the moment at which its
 * host would have sent it live. For one thread.
 */
final class IntervalsFill implements AutoCloseable {
    private static final long SPREAD_MILLIS = 5_000;
    /** A producer's batch is one host's interval, as in life, or those of several hosts when they are tiny. */
    private static final int TOGETHER = 200;

    private final BenchCase load;
    private final FleetModel model;
    private final FleetOracle oracle = new FleetOracle();
    private final KafkaProducer<Object, Object> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    IntervalsFill(BenchCase load, Cluster cluster) {
        this.load = load;
        model = FleetModel.of(load.endingAt(System.currentTimeMillis()));
        producer = new KafkaProducer<>(ProducerSettings.of(cluster));
    }

    /** Returns once all is acknowledged; what the windows must hold. */
    Totals send() throws InterruptedException {
        for (int interval = 0; interval < load.intervals(); interval++) {
            for (int host = 0; host < load.hosts(); host++) {
                send(host, interval);
                if (sent.size() >= TOGETHER) {
                    finish();
                }
            }
        }
        finish();
        return Totals.of(oracle);
    }

    private void send(int host, int interval) {
        long at = model.shape().startMillis(interval + 1) + SPREAD_MILLIS * host / load.hosts();
        model.reports(host, interval, oracle);
        model.reports(host, interval, report -> send(report.toReport(), at));
        if (load.beats()) {
            Heartbeat beat = model.heartbeat(host, interval, 0);
            sent.add(producer.send(
                    new ProducerRecord<>(Topics.COLLECTORS, null, at, new CollectorKey(beat.getHost()), beat)));
        }
    }

    private void send(IntervalReport report, long at) {
        sent.add(producer.send(new ProducerRecord<>(Topics.INTERVALS, null, at, report.toWireKey(), report.toWire())));
    }

    private void finish() throws InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new Fault("the intervals topic cannot be filled: " + e.getCause(), e);
            }
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
