package fleetrtt.system.aggregator;

import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to brokers, to the ways to them, and to the registry costs nothing but time. {@code fleetrtt faults} gives
 * each row a course of its own, several minutes on two cores, so builds leave them out.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS) // For a long run; every single wait has a limit of its own.
class ClusterFaultsIT {
    private static final String EACH_ONCE =
            "each report once, slot by slot, per host and address; windows of hosts with right clocks are exact";

    @TempDir
    Path folder;

    private static Injection away() {
        return new BrokersAway(Effort.times(1, 10));
    }

    private static Injection leaders() {
        return new LeadersKilled(Effort.times(1, 25));
    }

    private static Injection connections() {
        return new ConnectionsDisturbed(Effort.times(1, 10));
    }

    private static Injection registry() {
        return new RegistryAway(Effort.times(1, 10));
    }

    private void run(TestReporter reporter, Injection... injections) throws Exception {
        reporter.publishEntry(new Course(folder, Effort.seed()).run(List.of(injections)));
    }

    @Test
    @Tag(FaultRow.ALONE)
    void allInTurn(TestReporter reporter) throws Exception {
        run(reporter, connections(), leaders(), registry(), away());
    }

    @Test
    @Tag(FaultRow.ALONE)
    @FaultRow(
            name = "brokers-away",
            injection = "SIGSTOP of all three brokers past sessions and transactions, then kill -9 of all three",
            invariant = EACH_ONCE)
    void allBrokersStandStillOrAreKilled(TestReporter reporter) throws Exception {
        run(reporter, away());
    }

    @Test
    @Tag(FaultRow.ALONE)
    @FaultRow(
            name = "leaders-killed",
            injection = "kill -9 of the leader and of the controller in turn, each as soon as all replicas are in sync",
            invariant = EACH_ONCE)
    void leadersAndControllersAreKilled(TestReporter reporter) throws Exception {
        run(reporter, leaders());
    }

    @Test
    @Tag(FaultRow.ALONE)
    @FaultRow(
            name = "connections-disturbed",
            injection =
                    "connections of hosts and aggregators to all brokers are cut, half-open past sessions, and slow",
            invariant = EACH_ONCE)
    void connectionsAreCutHalfOpenOrSlow(TestReporter reporter) throws Exception {
        run(reporter, connections());
    }

    @Test
    @Tag(FaultRow.ALONE)
    @FaultRow(
            name = "registry-away",
            injection = "the registry is unreachable, then slow, while aggregators are killed and start",
            invariant = EACH_ONCE + "; without a registry a start is refused in one line")
    void theRegistryIsAwayOrSlow(TestReporter reporter) throws Exception {
        run(reporter, registry());
    }

    @Test
    @Tag(FaultRow.ALONE)
    @FaultRow(
            name = "aggregator-killed-on-a-cluster",
            injection =
                    "kill -9 of one of two aggregators or both, SIGSTOP past the transaction time-out, state folders"
                            + " removed, all of it on three brokers",
            invariant = EACH_ONCE)
    void aggregatorsAreKilledOrStandStill(TestReporter reporter) throws Exception {
        run(reporter, new AggregatorsHarmed(Effort.times(5, 100), Effort.times(1, 10)));
    }
}
