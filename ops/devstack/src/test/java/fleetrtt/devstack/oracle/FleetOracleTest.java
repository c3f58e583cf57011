package fleetrtt.devstack.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.Remote;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Popularity;
import fleetrtt.devstack.simulate.SimulatedReport;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against sums made the slow way, from the values that are published. */
class FleetOracleTest {
    private static final int HOSTS = 30;
    private static final long T =
            Duration.ofHours(500_000).toMillis() + Duration.ofMinutes(59).toMillis();

    private final FleetOracle oracle = new FleetOracle();
    private final List<IntervalReport> reports = new ArrayList<>();

    private record PeerAt(Remote remote, long startMillis) {}

    private FleetModel fed(Duration interval, int intervals) {
        FleetModel model = FleetModel.of(FleetShape.of(HOSTS, 10, 80, T)
                .withPopularity(Popularity.zipf(1))
                .withInterval(interval)
                .lifelike());
        for (int number = 0; number < intervals; number++) {
            for (int host = 0; host < HOSTS; host++) {
                model.reports(host, number, oracle);
                model.reports(host, number, report -> reports.add(report.toReport()));
            }
        }
        return model;
    }

    private <K> Map<K, ExpectedWindow> sums(WindowSize size, Function<IntervalReport, K> key) {
        return reports.stream()
                .filter(report -> window(size, report).holds(report.interval()))
                .collect(Collectors.groupingBy(key, Collectors.collectingAndThen(Collectors.toList(), list -> {
                    RttHistogram sum =
                            list.stream().map(IntervalReport::rtt).reduce(RttHistogram.empty(), RttHistogram::plus);
                    return new ExpectedWindow(sum, (int)
                            list.stream().map(IntervalReport::host).distinct().count());
                })));
    }

    private static Interval window(WindowSize size, IntervalReport report) {
        return size.windowAt(report.interval().startMillis());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 7, 10, 60})
    void windowsOfPeersAreTheSumsOfWhatWasPublished(int seconds) {
        FleetModel model = fed(Duration.ofSeconds(seconds), 20);
        for (WindowSize size : WindowSize.values()) {
            Map<PeerAt, ExpectedWindow> told = new HashMap<>();
            oracle.eachPeer(size, (peer, start, window) -> told.put(new PeerAt(model.remote(peer), start), window));
            assertThat(told)
                    .isEqualTo(sums(
                            size,
                            report -> new PeerAt(
                                    report.remote(), window(size, report).startMillis())));
            assertThat(oracle.windows(size)).isEqualTo(told.size());
        }
    }

    @Test
    void minutesOfHostsAndOfTheFleetAreTheSumsOfWhatWasPublished() {
        FleetModel model = fed(Duration.ofSeconds(10), 20);
        WindowSize minute = WindowSize.ONE_MINUTE;
        sums(minute, report -> window(minute, report).startMillis())
                .forEach((start, window) -> assertThat(oracle.fleet(start)).hasValue(window));
        for (int host = 0; host < HOSTS; host++) {
            String name = model.host(host);
            ExpectedWindow expected = sums(minute, report -> report.host() + window(minute, report))
                    .get(name + minute.windowAt(T));
            assertThat(oracle.host(host, T)).hasValue(Objects.requireNonNull(expected));
        }
        assertThat(oracle.fleet(T - 60_000)).isEmpty();
        assertThat(oracle.host(0, T - 60_000)).isEmpty();
    }

    @Test
    void allSamplesAreInTheWindowsOfPeers() {
        fed(Duration.ofSeconds(10), 20);
        long[] samples = new long[1];
        oracle.eachPeer(
                WindowSize.ONE_HOUR,
                (peer, start, window) -> samples[0] += window.rtt().samples());
        assertThat(samples[0]).isEqualTo(oracle.samples()).isPositive();
        assertThat(oracle.reports()).isEqualTo(reports.size());
        assertThat(oracle.peer(
                        WindowSize.ONE_HOUR,
                        SimulatedReport.OTHER,
                        T - Duration.ofMinutes(59).toMillis()))
                .isPresent();
    }
}
