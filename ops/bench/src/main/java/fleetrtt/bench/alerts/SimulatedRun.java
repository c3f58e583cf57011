package fleetrtt.bench.alerts;

import fleetrtt.alert.Rehearsal;
import fleetrtt.alert.SubjectWindow;
import fleetrtt.alert.WindowsClosed;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Rules over some time of a simulated fleet, peer by peer and window by window as they would close. */
final class SimulatedRun {
    private static final int MINUTES_AN_HOUR = 60;

    private final RuleSet rules;
    private final FleetModel model;
    private final List<Subject> peers;
    private long windows;

    SimulatedRun(RuleSet rules, FleetModel model) {
        this.rules = rules;
        this.model = model;
        peers = IntStream.range(0, model.shape().peers())
                .mapToObj(peer -> Subject.peer(model.remote(peer).toString()))
                .toList();
    }

    /**
     * What fired.
     *
     * @param hourDone told of each hour, from 1
     */
    List<Fired> run(int minutes, IntConsumer hourDone) throws InterruptedException {
        FiredLog log = new FiredLog();
        Rehearsal rehearsal = new Rehearsal(rules, log);
        boolean tenSeconds = rules.rules().stream().anyMatch(rule -> rule.window() == WindowSize.TEN_SECONDS);
        FleetShape shape = model.shape();
        try (SimulatedMinutes simulated = new SimulatedMinutes(model)) {
            for (int minute = 0; minute < minutes; minute++) {
                PeerSums whole = new PeerSums(shape.peers());
                long start = shape.startMillis((long) minute * SimulatedMinutes.INTERVALS);
                List<PeerSums> parts = simulated.take();
                for (int i = 0; i < parts.size(); i++) {
                    whole.add(parts.get(i));
                    if (tenSeconds) {
                        judge(rehearsal, parts.get(i), WindowSize.TEN_SECONDS, start + i * 10_000L);
                    }
                }
                judge(rehearsal, whole, WindowSize.ONE_MINUTE, start);
                if ((minute + 1) % MINUTES_AN_HOUR == 0) {
                    hourDone.accept((minute + 1) / MINUTES_AN_HOUR);
                }
            }
        }
        return log.fired();
    }

    private void judge(Rehearsal rehearsal, PeerSums sums, WindowSize size, long startMillis) {
        OptionalInt hosts = OptionalInt.of(model.shape().hosts());
        for (int peer = 0; peer < peers.size(); peer++) {
            RttHistogram rtt = sums.rtt(peer);
            if (rtt.samples() > 0) {
                rehearsal.take(new SubjectWindow(
                        peers.get(peer), size, startMillis, rtt, sums.hosts(peer), List.of(), hosts, hosts));
                windows++;
            }
        }
        rehearsal.take(new WindowsClosed(SubjectKind.PEER, size, startMillis + size.millis(), hosts, hosts));
    }

    /** Windows judged so far. */
    long windows() {
        return windows;
    }
}
