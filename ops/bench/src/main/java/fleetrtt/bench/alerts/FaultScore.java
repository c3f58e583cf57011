package fleetrtt.bench.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which faults were found, and which alerts had no fault behind them.
 *
 * @param delays by fault, of those that were found: from its beginning to the first alert, in seconds
 * @param faults all of them
 * @param right alerts with a fault behind them, by rule
 * @param wrong those without
 */
record FaultScore(
        List<InjectedFault> faults,
        Map<InjectedFault, Long> delays,
        Map<String, Integer> right,
        Map<String, Integer> wrong) {
    static FaultScore of(List<InjectedFault> faults, List<Fired> fired, Function<InjectedFault, String> remote) {
        Map<String, List<InjectedFault>> byRemote = new HashMap<>();
        faults.forEach(fault -> byRemote.computeIfAbsent(remote.apply(fault), unused -> new ArrayList<>())
                .add(fault));
        Map<InjectedFault, Long> delays = new HashMap<>();
        Map<String, Integer> right = new TreeMap<>();
        Map<String, Integer> wrong = new TreeMap<>();
        for (Fired alert : fired) {
            List<InjectedFault> behind = byRemote.getOrDefault(alert.subject(), List.of()).stream()
                    .filter(fault -> fault.explains(alert.subject(), alert))
                    .toList();
            (behind.isEmpty() ? wrong : right).merge(alert.alert(), 1, Integer::sum);
            behind.forEach(fault -> delays.merge(fault, (alert.firedMillis() - fault.fromMillis()) / 1_000, Math::min));
        }
        return new FaultScore(faults, delays, right, wrong);
    }

    /** Share of some faults that were found; no number when there are none. */
    double recall(Predicate<InjectedFault> some) {
        List<InjectedFault> chosen = faults.stream().filter(some).toList();
        return (double) chosen.stream().filter(delays::containsKey).count() / chosen.size();
    }

    /** Share of the alerts that had a fault behind them. */
    double precision() {
        return (double) sum(right) / (sum(right) + sum(wrong));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
