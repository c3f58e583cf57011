package fleetrtt.bench.localise;

import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.devstack.simulate.Weather;
import fleetrtt.localise.CellBaseline;
import fleetrtt.localise.Log2Centre;
import fleetrtt.localise.ShiftMatrix;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fleet with a past, on which scenes are played: each a minute of its own after the same sound ones. */
final class Stage {
    private static final int SOUND = 12;
    private static final long START = 1_800_000_000_000L;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** As between data centres: a few per cent within a minute for most, a quarter for some. */
    private static final Weather WEATHER = new Weather(0.1, 0.01);

    private final Layout layout;
    private final double density;
    private final FleetModel model;
    private final Map<Long, CellBaseline> baselines = new HashMap<>();

    /** @param density share of all peers that each host talks to */
    Stage(Layout layout, double density, long seed) {
        this.layout = layout;
        this.density = density;
        int remotes = Math.max(1, (int) Math.round(density * layout.peers()));
        model = FleetModel.of(FleetShape.of(layout.hosts(), remotes, layout.peers(), START)
                        .withInterval(WINDOW)
                        .withSeed(seed))
                .in(WEATHER);
        for (int minute = 0; minute < SOUND; minute++) {
            learn(minute);
        }
    }

    private void learn(int minute) {
        for (int host = 0; host < layout.hosts(); host++) {
            model.reports(
                    host,
                    minute,
                    report -> baselines
                            .computeIfAbsent(pair(report.host(), report.peer()), unseen -> new CellBaseline())
                            .learn(Log2Centre.of(report.toReport().rtt())));
        }
    }

    private static long pair(int host, int peer) {
        return (long) host << Integer.SIZE | peer;
    }

    /** @param number of the scene, from 0; tells its weather from others' */
    Scene play(int number, List<Fault> faults) {
        int minute = SOUND + number;
        FleetModel slow = model;
        for (Fault fault : faults) {
            slow = slow.with(fault.slowdown(
                    model.shape().startMillis(minute), model.shape().startMillis(minute + 1L)));
        }
        ShiftMatrix.Builder matrix = new ShiftMatrix.Builder();
        int[] hosts = new int[baselines.size()];
        int[] peers = new int[baselines.size()];
        int[] size = new int[1];
        for (int host = 0; host < layout.hosts(); host++) {
            matrix.row(layout.host(host), layout.labels(host));
            slow.reports(host, minute, report -> {
                CellBaseline baseline = baselines.get(pair(report.host(), report.peer()));
                if (baseline != null && report.fresh() > 0) {
                    double centre = Log2Centre.of(report.toReport().rtt());
                    matrix.cell(
                            layout.peer(report.peer()),
                            baseline.shift(centre),
                            baseline.error(report.fresh()),
                            report.fresh(),
                            1);
                    hosts[size[0]] = report.host();
                    peers[size[0]++] = report.peer();
                }
            });
        }
        return new Scene(
                layout, faults, density, matrix.build(), Arrays.copyOf(hosts, size[0]), Arrays.copyOf(peers, size[0]));
    }
}
