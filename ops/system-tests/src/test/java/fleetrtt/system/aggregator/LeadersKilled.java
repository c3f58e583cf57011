package fleetrtt.system.aggregator;

import fleetrtt.system.rig.BrokerCluster;
import fleetrtt.system.rig.BrokerRoles;
import java.util.Map;

/** The leader of the intervals and the controller are killed in turn, each time once all replicas are in sync again. */
final class LeadersKilled implements Injection {
    private final int rounds;

    LeadersKilled(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public Map<String, String> into(Rig rig) throws Exception {
        int leaders = 0;
        int controllers = 0;
        try (BrokerRoles roles = BrokerRoles.of(rig.kafka())) {
            for (int round = 0; round < 2 * rounds; round++) {
                roles.awaitInSync();
                rig.fleet().awaitRecords(rig.random().nextInt(1_000));
                if (round % 2 == 0) {
                    killAndStart(rig.kafka(), roles.intervalsLeader());
                    leaders++;
                } else {
                    killAndStart(rig.kafka(), roles.controller());
                    controllers++;
                }
            }
            roles.awaitInSync();
        }
        return Map.of(
                "kills of a leader", Integer.toString(leaders), "kills of a controller", Integer.toString(controllers));
    }

    private static void killAndStart(BrokerCluster kafka, int node) throws Exception {
        kafka.kill(node);
        kafka.start(node);
        kafka.awaitServing();
    }
}
