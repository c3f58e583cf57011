package fleetrtt.system.aggregator;

import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.SimulatedReport;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.wire.IntervalReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * What was published, each report once: its sums by host and by address, and the windows that it must fill as far as
 * hosts with sound clocks go. Not thread-safe.
 */
final class Witness implements Consumer<SimulatedReport> {
    private final IntPredicate isSound;
    private final FleetOracle sound = new FleetOracle();
    private final Map<String, RttHistogram> hosts = new HashMap<>();
    private final Map<String, RttHistogram> peers = new HashMap<>();
    private final Set<Integer> doubtful = new HashSet<>();
    private long reports;
    private long samples;

    /** @param isSound whether a host's clock is, by its number */
    Witness(IntPredicate isSound) {
        this.isSound = isSound;
    }

    @Override
    public void accept(SimulatedReport simulated) {
        IntervalReport report = simulated.toReport();
        reports++;
        samples += simulated.samples();
        hosts.merge(report.host(), report.rtt(), RttHistogram::plus);
        peers.merge(report.remote().toString(), report.rtt(), RttHistogram::plus);
        if (isSound.test(simulated.host())) {
            sound.accept(simulated);
        } else {
            doubtful.add(simulated.peer());
        }
    }

    /** How many there were. */
    long reports() {
        return reports;
    }

    /** Samples in all of them. */
    long samples() {
        return samples;
    }

    Map<String, RttHistogram> hosts() {
        return hosts;
    }

    Map<String, RttHistogram> peers() {
        return peers;
    }

    /** Windows of what hosts with sound clocks sent. */
    FleetOracle sound() {
        return sound;
    }

    /** Whether only hosts with sound clocks talked to a peer, by its number. */
    boolean isSoundPeer(int peer) {
        return !doubtful.contains(peer);
    }
}
