package fleetrtt.devstack.simulate;

import fleetrtt.edge.publish.PublishException;
import fleetrtt.edge.publish.Publisher;
import fleetrtt.wire.IntervalReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes parcels as collectors do: whatever is not acknowledged is sent again under the same names until it is. For
 * one thread.
 */
final class FleetSender {
    private static final Logger LOG = LoggerFactory.getLogger(FleetSender.class);
    /** Reports published together; a host's interval is never divided. */
    private static final int TOGETHER = 1_000;

    private static final long PAUSE_MILLIS = 1_000;

    private final FleetModel model;
    private final Publisher publisher;
    private final Consumer<SimulatedReport> witness;
    private final CountDownLatch stopped;

    /**
     * @param witness told of every report that is published, once however often it is sent
     * @param stopped ends waiting for Kafka
     */
    FleetSender(FleetModel model, Publisher publisher, Consumer<SimulatedReport> witness, CountDownLatch stopped) {
        this.model = model;
        this.publisher = publisher;
        this.witness = witness;
        this.stopped = stopped;
    }

    /** Returns once all are acknowledged, or it is stopped. */
    void send(List<Parcel> parcels) throws InterruptedException {
        List<Parcel> together = new ArrayList<>();
        List<IntervalReport> reports = new ArrayList<>();
        for (Parcel parcel : parcels) {
            together.add(parcel);
            model.reports(
                    parcel.host(), parcel.interval(), parcel.firstRecord(), report -> reports.add(report.toReport()));
            if (reports.size() >= TOGETHER) {
                publish(together, reports);
                together.clear();
                reports.clear();
            }
        }
        publish(together, reports);
    }

    private void publish(List<Parcel> together, List<IntervalReport> reports) throws InterruptedException {
        while (!published(reports)) {
            if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        for (Parcel parcel : together) {
            if (!parcel.again()) {
                model.reports(parcel.host(), parcel.interval(), witness);
            }
        }
    }

    private boolean published(List<IntervalReport> reports) throws InterruptedException {
        try {
            publisher.publish(reports);
            return true;
        } catch (PublishException e) {
            LOG.warn("simulated intervals wait: {}", e.getMessage());
            return false;
        }
    }
}
