package fleetrtt.system.aggregator;

import fleetrtt.system.TcpProxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Clients' connections to all brokers are cut, then half-open for longer than sessions last, then slow. */
final class ConnectionsDisturbed implements Injection {
    private static final Duration HALF_OPEN = Duration.ofSeconds(12);
    private static final Duration LATER = Duration.ofMillis(150);
    private static final int CUTS = 10;

    /** Some five seconds of a {@link RoughFleet}. */
    private static final int RECORDS = 3_000;

    private final int times;

    ConnectionsDisturbed(int times) {
        this.times = times;
    }

    @Override
    public Map<String, String> into(Rig rig) throws Exception {
        for (int time = 0; time < times; time++) {
            disturb(rig, rig.kafka().proxies());
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("cuts of all connections", Integer.toString(CUTS * times));
        figures.put("half-open for", times + " × " + HALF_OPEN.toSeconds() + " s");
        figures.put("each 64 KiB later by", times + " × " + LATER.toMillis() + " ms");
        return figures;
    }

    private static void disturb(Rig rig, List<TcpProxy> ways) {
        for (int cut = 0; cut < CUTS; cut++) {
            rig.fleet().awaitRecords(rig.random().nextInt(300));
            ways.forEach(TcpProxy::cut);
        }
        ways.forEach(TcpProxy::swallow);
        Elapsed.await(HALF_OPEN);
        ways.forEach(TcpProxy::admit);
        rig.fleet().awaitRecords(rig.random().nextInt(RECORDS));
        ways.forEach(way -> way.slowDown(LATER));
        rig.fleet().awaitRecords(RECORDS);
        ways.forEach(TcpProxy::admit);
    }
}
