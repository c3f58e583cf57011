package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.FleetModel;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is heard of a peer, on average over some minutes.
 *
 * @param peer its number
 * @param samples a minute
 * @param hosts in a minute
 * @param meanMicros of RTT
 */
record PeerTraffic(int peer, double samples, double hosts, double meanMicros) {
    /** Of all peers that are heard of in the first minutes. */
    static List<PeerTraffic> of(FleetModel model, int minutes) throws InterruptedException {
        int peers = model.shape().peers();
        long[] samples = new long[peers];
        long[] hosts = new long[peers];
        long[] sums = new long[peers];
        try (SimulatedMinutes simulated = new SimulatedMinutes(model)) {
            for (int minute = 0; minute < minutes; minute++) {
                PeerSums whole = new PeerSums(peers);
                simulated.take().forEach(whole::add);
                for (int peer = 0; peer < peers; peer++) {
                    samples[peer] += whole.rtt(peer).samples();
                    sums[peer] += whole.rtt(peer).sumMicros();
                    hosts[peer] += whole.hosts(peer);
                }
            }
        }
        List<PeerTraffic> traffic = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) {
            if (samples[peer] > 0) {
                traffic.add(new PeerTraffic(
                        peer,
                        (double) samples[peer] / minutes,
                        (double) hosts[peer] / minutes,
                        (double) sums[peer] / samples[peer]));
            }
        }
        return traffic;
    }
}
