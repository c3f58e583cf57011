package fleetrtt.devstack.lab;

import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WindowVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Slows a host, a peer and a path of a lab in turn, and waits each time until the culprit is named. */
public final class LabTrial {
    /** Pairs that must be known before anything is slowed: nearly all. */
    private static final int KNOWN = 40;

    private static final Duration LEARNING = Duration.ofMinutes(4);
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final Lab lab;
    private final VerdictTail tail;
    private final Consumer<VerdictWindow> told;
    private final BooleanSupplier stopped;

    /**
     * What became of one fault.
     *
     * @param fault host, peer or path, and its name
     * @param isNamed whether it was
     * @param took until it was
     * @param wrong culprits named meanwhile that were none, each once
     */
    public record Result(String fault, boolean isNamed, Duration took, List<String> wrong) {}

    /**
     * On a lab that has started.
     *
     * @param told gets each window as it comes
     * @param stopped whether to wait no longer, for nothing
     */
    public LabTrial(Lab lab, VerdictTail tail, Consumer<VerdictWindow> told, BooleanSupplier stopped) {
        this.lab = lab;
        this.tail = tail;
        this.told = told;
        this.stopped = stopped;
    }

    /**
     * All three faults.
     *
     * @param limit for each
     */
    public List<Result> run(Duration limit) {
        List<Result> results = new ArrayList<>();
        await(LEARNING, window -> window.getCells() >= KNOWN && isQuiet(window));
        results.add(slow("host " + Lab.host(Lab.SLOW_HOST), lab::slowHost, limit));
        results.add(slow("peer " + Lab.address(Lab.SLOW_PEER), lab::slowPeer, limit));
        results.add(slow("path " + Lab.host(Lab.PATH_HOST) + " - " + Lab.address(Lab.PATH_PEER), lab::slowPath, limit));
        return results;
    }

    private Result slow(String fault, Runnable slow, Duration limit) {
        Instant began = Instant.now();
        slow.run();
        List<String> wrong = new ArrayList<>();
        boolean named = await(limit, window -> {
            for (WindowVerdict verdict : window.getVerdicts()) {
                String said = verdict.getCulprit() + " " + verdict.getSubject();
                if (said.equals(fault)) {
                    return true;
                }
                if (!verdict.getCulprit().toString().equals("unknown") && !wrong.contains(said)) {
                    wrong.add(said);
                }
            }
            return false;
        });
        Duration took = Duration.between(began, Instant.now());
        lab.mend();
        await(RECOVERY, LabTrial::isQuiet);
        return new Result(fault, named, took, List.copyOf(wrong));
    }

    private static boolean isQuiet(VerdictWindow window) {
        return window.getVerdicts().isEmpty();
    }

    /** Whether a window that began after now is so, before the time is over. */
    private boolean await(Duration limit, Predicate<VerdictWindow> so) {
        Instant began = Instant.now();
        Instant end = began.plus(limit);
        while (Instant.now().isBefore(end) && !stopped.getAsBoolean()) {
            for (VerdictWindow window : tail.poll()) {
                told.accept(window);
                Instant windowEnd = window.getWindowStart().plusMillis(window.getWindowMillis());
                if (windowEnd.isAfter(began) && so.test(window)) {
                    return true;
                }
            }
        }
        return false;
    }
}
