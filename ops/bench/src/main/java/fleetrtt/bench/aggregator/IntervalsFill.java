package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
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
 * Sends a load of the past, with the collector's own producer, each record stamped with the moment at which its host
 * would have sent it live; then, once the grace of the last interval has passed, a heartbeat of many hosts, so that all
 * windows close. For one thread.
 */
final class IntervalsFill implements AutoCloseable {
    private static final long SPREAD_MILLIS = 5_000;
    /** A producer's batch is one host's interval, as in life, or those of several hosts when they are tiny. */
    private static final int TOGETHER = 200;

    /** How long before now the load has ended, so that nothing is stamped with what is yet to come. */
    private static final long AGO_MILLIS = 120_000;
    /** From the end of the last interval to the last heartbeats; more than the grace. */
    private static final long AFTER_MILLIS = 60_000;
    /** Enough hosts for all partitions. */
    private static final int LAST_HOSTS = 300;

    private final BenchCase load;
    private final FleetModel model;
    private final Tally tally = new Tally();
    private final KafkaProducer<Object, Object> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    IntervalsFill(BenchCase load, Cluster cluster) {
        this.load = load;
        model = FleetModel.of(load.endingAt(System.currentTimeMillis() - AGO_MILLIS));
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
        long after = model.shape().startMillis(load.intervals()) + AFTER_MILLIS;
        for (int host = 0; host < Math.min(LAST_HOSTS, load.hosts()); host++) {
            beat(host, load.intervals() - 1, after);
        }
        finish();
        return tally.totals();
    }

    private void send(int host, int interval) {
        long at = model.shape().startMillis(interval + 1) + SPREAD_MILLIS * host / load.hosts();
        model.reports(host, interval, tally);
        model.reports(host, interval, report -> send(report.toReport(), at));
        if (load.beats()) {
            beat(host, interval, at);
        }
    }

    private void beat(int host, int interval, long at) {
        Heartbeat beat = model.heartbeat(host, interval, 0);
        sent.add(producer.send(
                new ProducerRecord<>(Topics.COLLECTORS, null, at, new CollectorKey(beat.getHost()), beat)));
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
