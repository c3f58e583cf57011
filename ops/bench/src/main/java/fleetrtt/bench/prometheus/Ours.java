package fleetrtt.bench.prometheus;

import fleetrtt.bench.aggregator.LiveAggregator;
import fleetrtt.bench.process.Use;
import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.SimulatedFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Broker, registry and aggregator, to whom a fleet reports live. */
final class Ours {
    private static final Duration SPREAD = Duration.ofSeconds(5);

    private final Plan plan;

    Ours(Plan plan) {
        this.plan = plan;
    }

    Outcome run(Path folder) throws InterruptedException {
        FleetOracle oracle = new FleetOracle();
        try (LiveAggregator ours = LiveAggregator.start(folder)) {
            FleetModel fleet = plan.fleetFromNow();
            try (SimulatedFleet sender = new SimulatedFleet(fleet, Delivery.prompt(), SPREAD, ours.cluster(), oracle)) {
                sender.endWith(plan.all() - 1L);
                sender.start();
                Plan.awaitEnd(fleet, plan.warmUps());
                List<Use> begun = ours.processes().stream().map(Use::of).toList();
                long bytes = ours.bytesIn();
                Plan.awaitEnd(fleet, plan.all());
                List<Use> finished = ours.processes().stream().map(Use::of).toList();
                bytes = ours.bytesIn() - bytes;
                sender.awaitEnd();
                Figures broker = Figures.between("broker and registry", begun.get(0), finished.get(0));
                Figures aggregator = Figures.between("aggregator", begun.get(1), finished.get(1));
                return new Outcome(
                        List.of(broker.plus("ours", aggregator), broker, aggregator), bytes, ours.awaitTotals(oracle));
            }
        }
    }
}
