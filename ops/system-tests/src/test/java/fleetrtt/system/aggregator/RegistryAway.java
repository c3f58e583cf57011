package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.system.TcpProxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The registry cannot be reached while an aggregator dies and would start again, which it then refuses; and it is slow
 * while both start from nothing.
 */
final class RegistryAway implements Injection {
    private static final Duration SLOW = Duration.ofMillis(500);

    private final int times;

    RegistryAway(int times) {
        this.times = times;
    }

    @Override
    public Map<String, String> into(Rig rig) throws Exception {
        for (int time = 0; time < times; time++) {
            int victim = rig.random().nextInt(2);
            whileItIsDown(rig, victim);
            rig.pair().instance(1 - victim).kill();
            whileItIsSlow(rig);
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("starts without registry", Integer.toString(times));
        figures.put("starts with a registry slower by " + SLOW.toMillis() + " ms", Integer.toString(2 * times));
        return figures;
    }

    private static void whileItIsDown(Rig rig, int victim) throws Exception {
        Pair pair = rig.pair();
        TcpProxy way = rig.kafka().registryProxy();
        way.refuse();
        pair.instance(victim).kill();
        pair.start(victim);
        assertThat(pair.instance(victim).exitCode())
                .as(pair.instance(victim).said())
                .isEqualTo(3);
        assertThat(pair.instance(victim).said()).contains("registry");
        // The other knows all it needs.
        rig.progress().awaitCaughtUp();
        way.admit();
    }

    private static void whileItIsSlow(Rig rig) throws Exception {
        Pair pair = rig.pair();
        TcpProxy way = rig.kafka().registryProxy();
        way.slowDown(SLOW);
        pair.start(0);
        pair.start(1);
        pair.awaitReady();
        rig.progress().awaitCaughtUp();
        way.admit();
    }
}
