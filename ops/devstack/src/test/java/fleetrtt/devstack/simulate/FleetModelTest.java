package fleetrtt.devstack.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Other;
import fleetrtt.wire.IntervalReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetModelTest {
    private static final long T = 1_800_000_000_000L;
    private static final FleetShape SHAPE = FleetShape.of(20, 30, 500, T).lifelike();

    private static List<IntervalReport> reports(FleetModel model, int host, long interval) {
        List<IntervalReport> reports = new ArrayList<>();
        model.reports(host, interval, report -> reports.add(report.toReport()));
        return reports;
    }

    private static double meanMicros(FleetModel model, int host, int peer) {
        long[] sums = new long[2];
        model.reports(host, 0, report -> {
            if (report.peer() == peer) {
                sums[0] += report.sumMicros();
                sums[1] += report.samples();
            }
        });
        return (double) sums[0] / sums[1];
    }

    @Test
    void theSameSeedGivesTheSameReportsInAnyOrder() {
        FleetModel one = FleetModel.of(SHAPE);
        FleetModel other = FleetModel.of(SHAPE);
        List<IntervalReport> later = reports(other, 19, 7);
        for (int host = 0; host < 20; host++) {
            assertThat(reports(one, host, 7)).isEqualTo(reports(other, host, 7));
        }
        assertThat(reports(one, 19, 7)).isEqualTo(later);
        assertThat(reports(FleetModel.of(SHAPE.withSeed(1)), 19, 7)).isNotEqualTo(later);
    }

    @Test
    void sequencesRiseByOneFromZeroWithoutGap() {
        FleetModel model = FleetModel.of(SHAPE);
        List<Long> sequences = new ArrayList<>();
        for (long interval = 0; interval < 4; interval++) {
            reports(model, 3, interval).forEach(report -> sequences.add(report.sequence()));
        }
        assertThat(sequences)
                .isEqualTo(IntStream.range(0, 120).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aHostReportsEachRemoteOncePerInterval() {
        FleetModel model = FleetModel.of(SHAPE);
        for (int host = 0; host < 20; host++) {
            assertThat(reports(model, host, host)).hasSize(30).doesNotHaveDuplicates();
            assertThat(reports(model, host, host).stream().map(IntervalReport::remote))
                    .doesNotHaveDuplicates()
                    .contains(Other.OTHER);
        }
    }

    @Test
    void quietPeersTakeTurns() {
        FleetModel model = FleetModel.of(SHAPE);
        Set<Object> seen = new HashSet<>();
        for (long interval = 0; interval < 8; interval++) {
            reports(model, 0, interval).forEach(report -> seen.add(report.remote()));
        }
        // 24 steady ones, 5 quiet places with 8 turns each, and other.
        assertThat(seen).hasSize(24 + 5 * 8 + 1);
    }

    @Test
    void sumsFitTheirSlotsAndMinRttIsBelowTheMean() {
        FleetModel model = FleetModel.of(SHAPE);
        for (IntervalReport report : reports(model, 5, 5)) {
            long least = 0;
            long most = 0;
            for (int slot = 0; slot < 29; slot++) {
                long count = report.rtt().slots().count(slot);
                least += count * (slot == 0 ? 0 : 1L << slot);
                most += count * ((2L << slot) - 1);
            }
            assertThat(report.rtt().sumMicros()).isBetween(least, most);
            report.rtt()
                    .minRttMicros()
                    .ifPresent(min -> assertThat((double) min)
                            .isLessThanOrEqualTo(report.rtt().meanMicros()));
        }
    }

    @Test
    void aSlowPeerIsSlowForItsTimeAndFromEveryHostAndNobodyElseIs() {
        FleetModel sound = FleetModel.of(FleetShape.of(3, 5, 5, T));
        FleetModel slow = sound.with(Slowdown.ofPeer(2, 8).between(T, T + 10_000));
        for (int host = 0; host < 3; host++) {
            assertThat(meanMicros(slow, host, 2) / meanMicros(sound, host, 2)).isBetween(7.99, 8.01);
            assertThat(meanMicros(slow, host, 1)).isEqualTo(meanMicros(sound, host, 1));
            assertThat(reports(slow, host, 1)).isEqualTo(reports(sound, host, 1));
        }
    }

    @Test
    void aSlowPathIsSlowOnlyBetweenItsEnds() {
        FleetModel sound = FleetModel.of(FleetShape.of(6, 5, 5, T));
        FleetModel slow = sound.with(Slowdown.ofPath(Members.rack(1, 2), Members.of(0, 4), 3));
        for (int host = 0; host < 6; host++) {
            for (int peer = 0; peer < 5; peer++) {
                boolean onPath = (host == 2 || host == 3) && (peer == 0 || peer == 4);
                double ratio = meanMicros(slow, host, peer) / meanMicros(sound, host, peer);
                assertThat(ratio).isBetween(onPath ? 2.99 : 1, onPath ? 3.01 : 1);
            }
        }
    }

    @Test
    void wrongClocksStateAlignedIntervalsAndChangeNothingElse() {
        FleetModel sound = FleetModel.of(FleetShape.of(3, 4, 5, T));
        FleetModel wrong = sound.with(ClockFault.offset(Members.of(0), Duration.ofDays(365)))
                .with(ClockFault.endOfTime(Members.of(1)))
                .with(ClockFault.offset(Members.of(2), Duration.ofSeconds(-25)).between(T + 10_000, T + 20_000));
        assertThat(stated(wrong, 0, 0)).isEqualTo(T + Duration.ofDays(365).toMillis());
        assertThat(stated(wrong, 1, 0)).isGreaterThan(Long.MAX_VALUE - 30_000).isEqualTo(stated(wrong, 1, 9));
        assertThat(List.of(stated(wrong, 2, 0), stated(wrong, 2, 1), stated(wrong, 2, 2)))
                .isEqualTo(List.of(T, T - 20_000, T + 20_000));
        assertThat(wrong.hasSoundClock(2, 0)).isTrue();
        assertThat(wrong.hasSoundClock(2, 1)).isFalse();
        assertThat(reports(wrong, 0, 0).get(3).rtt())
                .isEqualTo(reports(sound, 0, 0).get(3).rtt());
    }

    private static long stated(FleetModel model, int host, long interval) {
        return reports(model, host, interval).get(0).interval().startMillis();
    }

    @Test
    void loadFollowsTheDay() {
        long midnight = Duration.ofDays(20_000).toMillis();
        FleetModel model = FleetModel.of(FleetShape.of(10, 20, 20, midnight).lifelike());
        long noonInterval = Duration.ofHours(12).toSeconds() / 10;
        assertThat(samples(model, noonInterval)).isGreaterThan(samples(model, 0) * 3 / 2);
    }

    private static long samples(FleetModel model, long interval) {
        long[] samples = new long[1];
        for (int host = 0; host < 10; host++) {
            model.reports(host, interval, report -> samples[0] += report.samples());
        }
        return samples[0];
    }
}
