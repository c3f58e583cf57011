package fleetrtt.system.aggregator;

import fleetrtt.system.rig.BrokerCluster;
import java.time.Duration;
import java.util.Map;

/** All brokers stand still for longer than sessions and transactions last; then all are killed at once. */
final class BrokersAway implements Injection {
    private static final Duration STANDSTILL = Duration.ofSeconds(12);

    private final int times;

    BrokersAway(int times) {
        this.times = times;
    }

    @Override
    public Map<String, String> into(Rig rig) throws Exception {
        for (int time = 0; time < times; time++) {
            freezeAll(rig.kafka());
            rig.fleet().awaitRecords(rig.random().nextInt(1_000));
            killAll(rig.kafka());
            rig.fleet().awaitRecords(rig.random().nextInt(1_000));
        }
        return Map.of(
                "standstills of all brokers", Integer.toString(times), "kills of all brokers", Integer.toString(times));
    }

    private static void freezeAll(BrokerCluster kafka) throws Exception {
        for (int node = 0; node < BrokerCluster.NODES; node++) {
            kafka.freeze(node);
        }
        Elapsed.await(STANDSTILL);
        for (int node = 0; node < BrokerCluster.NODES; node++) {
            kafka.thaw(node);
        }
    }

    private static void killAll(BrokerCluster kafka) throws Exception {
        for (int node = 0; node < BrokerCluster.NODES; node++) {
            kafka.kill(node);
        }
        for (int node = 0; node < BrokerCluster.NODES; node++) {
            kafka.start(node);
        }
        kafka.awaitServing();
    }
}
