package fleetrtt.system.aggregator;

import fleetrtt.system.WholeMachine;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to aggregators, to brokers and the ways to them, to the registry and to clocks costs nothing but time. All
 * rows run in turn on one rig, so what one loses or counts twice those after it find too; {@code fleetrtt faults} gives
 * each row a rig of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@WholeMachine
@Timeout(value = 3, unit = TimeUnit.HOURS) // For a long run; every single wait has a limit of its own.
class ClusterFaultsIT {
    private static final String EACH_ONCE =
            "each report once, slot by slot, per host and address; windows of hosts with right clocks are byte-equal to"
                    + " those of an undisturbed run without wrong clocks";

    private Course course;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        course = Course.begun(folder, Effort.seed());
    }

    @AfterAll
    void end() throws Exception {
        try (Course ending = course) {
            ending.end();
        }
    }

    @Test
    @FaultRow(
            name = "aggregator-killed",
            injection =
                    "kill -9 of one of two aggregators or both, SIGSTOP past the transaction time-out, state folders"
                            + " removed; everything sent twice and shuffled, some of it 40 s late; a tenth of the clocks a year"
                            + " off, jumping, or at the end of time",
            invariant = EACH_ONCE)
    void aggregatorsAreKilledOrStandStill(TestReporter reporter) throws Exception {
        reporter.publishEntry(course.survive(new AggregatorsHarmed(Effort.times(5, 100), Effort.times(1, 10))));
    }

    @Test
    @FaultRow(
            name = "brokers-away",
            injection = "SIGSTOP of all three brokers past sessions and transactions, then kill -9 of all three",
            invariant = EACH_ONCE)
    void allBrokersStandStillOrAreKilled(TestReporter reporter) throws Exception {
        reporter.publishEntry(course.survive(new BrokersAway(Effort.times(1, 10))));
    }

    @Test
    @FaultRow(
            name = "leaders-killed",
            injection = "kill -9 of the leader and of the controller in turn, each as soon as all replicas are in sync",
            invariant = EACH_ONCE)
    void leadersAndControllersAreKilled(TestReporter reporter) throws Exception {
        reporter.publishEntry(course.survive(new LeadersKilled(Effort.times(1, 25))));
    }

    @Test
    @FaultRow(
            name = "connections-disturbed",
            injection =
                    "connections of hosts and aggregators to all brokers are cut, half-open past sessions, and slow",
            invariant = EACH_ONCE)
    void connectionsAreCutHalfOpenOrSlow(TestReporter reporter) throws Exception {
        reporter.publishEntry(course.survive(new ConnectionsDisturbed(Effort.times(1, 10))));
    }

    @Test
    @FaultRow(
            name = "registry-away",
            injection = "the registry is unreachable, then slow, while aggregators are killed and start",
            invariant = EACH_ONCE + "; without a registry a start is refused in one line")
    void theRegistryIsAwayOrSlow(TestReporter reporter) throws Exception {
        reporter.publishEntry(course.survive(new RegistryAway(Effort.times(1, 10))));
    }

    @Test
    @Order(Integer.MAX_VALUE) // Clocks jump all the while: after other rows there is less to wait for.
    @FaultRow(
            name = "clocks",
            injection = "a tenth of the clocks are a year ahead or behind, 50 minutes ahead, jump by hours and back, or"
                    + " say the end of time; everything is sent twice and shuffled, some of it 40 s late",
            invariant = EACH_ONCE)
    void wrongClocksHarmNobodyElse(TestReporter reporter) throws Exception {
        reporter.publishEntry(course.survive(new ClocksJump(Effort.times(1, 10))));
    }
}
