package fleetrtt.system.aggregator;

import java.util.Map;

/** What a {@link Killer} does. */
final class AggregatorsHarmed implements Injection {
    private final int kills;
    private final int standstills;

    AggregatorsHarmed(int kills, int standstills) {
        this.kills = kills;
        this.standstills = standstills;
    }

    @Override
    public Map<String, String> into(Rig rig) throws Exception {
        Killer killer =
                new Killer(rig.pair(), rig.fleet(), rig.progress(), rig.random().nextLong());
        killer.harm(kills, standstills);
        return killer.figures();
    }
}
