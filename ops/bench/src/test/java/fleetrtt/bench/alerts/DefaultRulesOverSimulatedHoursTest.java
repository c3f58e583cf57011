package fleetrtt.bench.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Popularity;
import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bench in small: 100 hosts, 300 peers, some hours. */
@Timeout(300)
class DefaultRulesOverSimulatedHoursTest {
    private static final long SEED = Long.getLong("fleetrtt.seed", 1);
    private static final Duration FOR_AND_WINDOW = Duration.ofMinutes(6);

    static {
        AvroSettings.apply();
    }

    private static RuleSet rules() throws Exception {
        return RuleSet.read(RuleSet.files(List.of(Path.of("../rules"))), Language.create());
    }

    private static FleetModel fleet() {
        return FleetModel.of(FleetShape.of(100, 15, 300, Duration.ofDays(20_500).toMillis())
                .withPopularity(Popularity.zipf(0.6))
                .withSeed(SEED)
                .lifelike());
    }

    @Test
    void onePeerThreeTimesAsSlowIsOneAlertAndNobodyElseHasAny() throws Exception {
        QuietDay.Outcome outcome = new QuietDay(rules(), fleet(), 300, hour -> {}).run();
        assertThat(outcome.isRight(FOR_AND_WINDOW))
                .as(outcome.lines() + ", seed " + SEED)
                .isTrue();
        assertThat(outcome.ofSlow()).extracting(Fired::alert).containsExactly("PeerSlow");
        assertThat(outcome.tookToResolve()).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void faultsThatAddAMillisecondAreFoundAndNothingElseIs() throws Exception {
        FaultScore score = new FaultRun(rules(), fleet(), 180, 4, hour -> {}).run();
        String table = FaultReport.text(score) + "seed " + SEED;
        assertThat(score.precision()).as(table).isEqualTo(1);
        assertThat(score.recall(fault -> fault.level() != TrafficLevel.SELDOM && fault.isNoticeable()))
                .as(table)
                .isGreaterThan(0.9);
    }
}
