package fleetrtt.bench.localise;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;

/** The same scenes for every method. Everything follows from the seed. */
final class Contest {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final double[] DENSITIES = {0.05, 0.1, 0.2, 0.4, 0.7, 1};
    private static final int SCENES_PER_STAGE = 20;
    /** One scene in so many has two faults at once. */
    private static final int PAIRS = 5;

    private final Layout layout;
    private final int faults;
    private final long seed;
    private final List<Method> methods = List.of(new Ours(), new Polish(), new Plain());

    /** @param faults in all, at least */
    Contest(Layout layout, int faults, long seed) {
        this.layout = layout;
        this.faults = faults;
        this.seed = seed;
    }

    /** @param told gets what each scene of ours came to, for whoever wants to look into it */
    Map<String, Score> run(BiConsumer<Scene, List<Claim>> told) {
        Map<String, Score> scores = new LinkedHashMap<>();
        methods.forEach(method -> scores.put(method.name(), new Score()));
        Random random = new Random(seed);
        int played = 0;
        for (int stageNumber = 0; played < faults; stageNumber++) {
            Stage stage = new Stage(layout, DENSITIES[stageNumber % DENSITIES.length], seed + stageNumber);
            for (int number = 0; number < SCENES_PER_STAGE && played < faults; number++) {
                List<Fault> slow = faults(random, number % PAIRS == 0 ? 2 : 1);
                played += slow.size();
                play(stage.play(number, slow), scores, told);
            }
        }
        return scores;
    }

    private List<Fault> faults(Random random, int count) {
        List<Fault> slow = new ArrayList<>();
        while (slow.size() < count) {
            Fault.Kind[] kinds = Fault.Kind.values();
            Fault next = Fault.random(kinds[random.nextInt(kinds.length)], layout, random);
            if (slow.stream().noneMatch(other -> other.kind() == next.kind())) {
                slow.add(next);
            }
        }
        return slow;
    }

    private void play(Scene scene, Map<String, Score> scores, BiConsumer<Scene, List<Claim>> told) {
        for (Method method : methods) {
            long began = CLOCK.getCurrentThreadCpuTime();
            List<Claim> claims = method.claims(scene);
            Objects.requireNonNull(scores.get(method.name()))
                    .add(scene, claims, CLOCK.getCurrentThreadCpuTime() - began);
            if (method instanceof Ours) {
                told.accept(scene, claims);
            }
        }
    }
}
