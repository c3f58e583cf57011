package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.FleetModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A simulated fleet's minutes, one after the other, each as its six windows of 10 s. They are made ahead, on as many
 * threads as there are cores, and given out in order. Not thread-safe.
 */
final class SimulatedMinutes implements AutoCloseable {
    static final int INTERVALS = 6;
    private static final int AHEAD = 2;

    private final FleetModel model;
    private final ExecutorService makers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Deque<List<Future<PeerSums>>> ahead = new ArrayDeque<>();
    private long next;

    SimulatedMinutes(FleetModel model) {
        this.model = model;
        for (int minute = 0; minute < AHEAD; minute++) {
            make();
        }
    }

    private void make() {
        List<Future<PeerSums>> minute = new ArrayList<>();
        for (int i = 0; i < INTERVALS; i++) {
            long interval = next++;
            minute.add(makers.submit(() -> sums(interval)));
        }
        ahead.add(minute);
    }

    private PeerSums sums(long interval) {
        PeerSums sums = new PeerSums(model.shape().peers());
        for (int host = 0; host < model.shape().hosts(); host++) {
            model.reports(host, interval, sums::add);
        }
        return sums;
    }

    /** The next minute. */
    List<PeerSums> take() throws InterruptedException {
        List<PeerSums> minute = new ArrayList<>();
        try {
            for (Future<PeerSums> sums : ahead.remove()) {
                minute.add(sums.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        make();
        return minute;
    }

    @Override
    public void close() {
        makers.shutdownNow();
    }
}
