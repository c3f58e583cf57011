package fleetrtt.system.aggregator;

import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.simulate.ClockFault;
import fleetrtt.devstack.simulate.Delivery;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Members;
import fleetrtt.devstack.simulate.Replays;
import fleetrtt.devstack.simulate.SimulatedFleet;
import fleetrtt.time.WindowSize;
import java.time.Duration;

/**
 * Hosts that report every two seconds: everything twice, in another order each time, some of it {@value #LATEST} intervals
 * late. Their collectors send heartbeats by the clocks they have.
 */
final class RoughFleet implements AutoCloseable {
    static final int HOSTS = 50;
    static final int PEERS = 300;

    /** A tenth of the hosts; the others' clocks are right. */
    static final int WRONG_CLOCKS = HOSTS / 10;

    private static final int REMOTES = 12;
    private static final int LATEST = 20;
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMinutes(2);

    private final FleetModel model;
    private final Witness witness;
    private final SimulatedFleet fleet;
    private final Heartbeats heartbeats;

    private RoughFleet(FleetModel model, Cluster cluster) {
        this.model = model;
        witness = new Witness(host -> hasSoundClock(host));
        Delivery delivery = Delivery.prompt()
                .withOutages(0.3, LATEST)
                .shuffledBy(model.shape().seed())
                .replaying(Replays.EVERYTHING_TWICE);
        fleet = new SimulatedFleet(model, delivery, INTERVAL.dividedBy(2), cluster, witness);
        heartbeats = new Heartbeats(model, cluster);
    }

    /** All clocks are right; the same reports whenever start and seed are the same. */
    static RoughFleet withSoundClocks(Cluster cluster, long startMillis, long seed) {
        return started(model(startMillis, seed), cluster);
    }

    /** The same but for a tenth of the hosts, whose clocks are a year off, or an hour, or jump, or say the end of time. */
    static RoughFleet withWrongClocks(Cluster cluster, long startMillis, long seed) {
        FleetModel model = model(startMillis, seed)
                .with(ClockFault.offset(Members.of(0), Duration.ofDays(365)))
                .with(ClockFault.offset(Members.of(1), Duration.ofDays(-365)))
                .with(ClockFault.offset(Members.of(2), Duration.ofMinutes(50)))
                .with(ClockFault.endOfTime(Members.of(3)))
                .with(jump(Duration.ofDays(1), startMillis, 20))
                .with(jump(Duration.ofHours(-3), startMillis, 60))
                .with(jump(Duration.ofMinutes(10), startMillis, 100));
        return started(model, cluster);
    }

    /** For half a minute. */
    private static ClockFault jump(Duration ahead, long startMillis, int afterSeconds) {
        long from = startMillis + afterSeconds * 1_000L;
        return ClockFault.offset(Members.of(4), ahead).between(from, from + 30_000);
    }

    private static FleetModel model(long startMillis, long seed) {
        return FleetModel.of(FleetShape.of(HOSTS, REMOTES, PEERS, startMillis)
                .lifelike()
                .withInterval(INTERVAL)
                .withSeed(seed));
    }

    private static RoughFleet started(FleetModel model, Cluster cluster) {
        RoughFleet rough = new RoughFleet(model, cluster);
        rough.fleet.start();
        rough.heartbeats.start();
        return rough;
    }

    static boolean hasSoundClock(int host) {
        return host >= WRONG_CLOCKS;
    }

    /** Returns once so many more records are acknowledged. */
    void awaitRecords(int more) {
        long before = fleet.records();
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> fleet.records() >= before + more);
    }

    /** All that are acknowledged so far, replays included. */
    long records() {
        return fleet.records();
    }

    /** Something done with what was published so far. */
    interface Look<T> {
        T at(Witness published) throws Exception;
    }

    /** Sends nothing meanwhile, and afterwards what has fallen due. */
    <T> T whileQuiet(Look<T> look) throws Exception {
        return fleet.whileQuiet(() -> look.at(witness));
    }

    /** Number of an interval that has yet to begin, and begins after the minute of the first one. */
    long nextInterval() {
        long first = model.shape().firstStartMillis();
        long minuteOver = WindowSize.ONE_MINUTE.windowAt(first).endMillis();
        long elapsed = Math.max(System.currentTimeMillis(), minuteOver) - first;
        return elapsed / INTERVAL.toMillis() + 1;
    }

    /** Lets it end with an interval. */
    void endWith(long interval) {
        fleet.endWith(interval);
    }

    /** What was published, once it has ended. */
    Witness published() throws InterruptedException {
        fleet.awaitEnd();
        return witness;
    }

    FleetModel model() {
        return model;
    }

    @Override
    public void close() {
        fleet.close();
        heartbeats.close();
    }
}
