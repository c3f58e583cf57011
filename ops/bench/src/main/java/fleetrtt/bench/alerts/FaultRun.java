package fleetrtt.bench.alerts;

import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.rules.RuleSet;
import java.util.List;
import java.util.function.Consumer;

/** Some hours on which many peers become slow. */
final class FaultRun {
    private static final int TRAFFIC_MINUTES = 5;

    private final RuleSet rules;
    private final FleetModel sound;
    private final int minutes;
    private final int each;
    private final Consumer<String> progress;

    /** @param each faults of every size and level of traffic */
    FaultRun(RuleSet rules, FleetModel sound, int minutes, int each, Consumer<String> progress) {
        this.rules = rules;
        this.sound = sound;
        this.minutes = minutes;
        this.each = each;
        this.progress = progress;
    }

    FaultScore run() throws InterruptedException {
        List<PeerTraffic> traffic = PeerTraffic.of(sound, TRAFFIC_MINUTES);
        List<InjectedFault> faults =
                FaultSet.of(sound, traffic, each, minutes, sound.shape().seed());
        FleetModel model = sound;
        for (InjectedFault fault : faults) {
            model = model.with(fault.slowdown());
        }
        SimulatedRun run = new SimulatedRun(rules, model);
        List<Fired> fired = run.run(minutes, hour -> progress.accept("hour " + hour + " with faults"));
        return FaultScore.of(
                faults, fired, fault -> sound.remote(fault.traffic().peer()).toString());
    }
}
