package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.FleetModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Faults of several sizes at peers of several levels of traffic, at random times; no peer has two. */
final class FaultSet {
    static final List<Double> FACTORS = List.of(1.5, 2.0, 4.0);
    private static final Duration LENGTH = Duration.ofMinutes(30);
    /** Before it, rules have too little past to compare with. */
    private static final Duration EARLIEST = Duration.ofMinutes(90);

    private FaultSet() {}

    /** @param each of every size and level; fewer where a level has fewer peers */
    static List<InjectedFault> of(FleetModel model, List<PeerTraffic> traffic, int each, int minutes, long seed) {
        Random random = new Random(seed);
        long first = model.shape().startMillis(0) + EARLIEST.toMillis();
        int starts = minutes - (int) EARLIEST.plus(LENGTH).toMinutes() - 30;
        List<InjectedFault> faults = new ArrayList<>();
        for (TrafficLevel level : TrafficLevel.values()) {
            List<PeerTraffic> peers =
                    new ArrayList<>(traffic.stream().filter(level::holds).toList());
            Collections.shuffle(peers, random);
            for (int i = 0; i < Math.min(peers.size(), each * FACTORS.size()); i++) {
                long from = first + random.nextInt(starts) * 60_000L + random.nextInt(6) * 10_000L;
                double factor = FACTORS.get(i % FACTORS.size());
                faults.add(new InjectedFault(level, peers.get(i), factor, from, from + LENGTH.toMillis()));
            }
        }
        return faults;
    }
}
