package fleetrtt.bench.aggregator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Heap in use after a full collection, with all windows open as the grace outlasts the run: what an open window takes,
 * and what else there is for each address and each pair of host and address, however many windows are open (who it is,
 * what is ordinary there).
 */
final class HeapRun {
    /** Else a collection leaves up to a twentieth of the heap as it lies, garbage and all. */
    private static final List<String> COMPACT = List.of("-XX:MarkSweepDeadRatio=0");

    private static final int HOSTS = 300;
    private static final int HOSTS_PER_WINDOW = 6;
    private static final Duration GRACE = Duration.ofHours(1);
    private static final int FEW_INTERVALS = 2;
    private static final int MANY_INTERVALS = 12;
    private static final int FEW_PEERS = 5_000;
    private static final int MANY_PEERS = 25_000;

    private record Use(int peers, long windows, long bytes) {}

    private final Scratch scratch;

    HeapRun(Scratch scratch) {
        this.scratch = scratch;
    }

    String run() throws InterruptedException {
        Use small = use(FEW_PEERS, FEW_INTERVALS);
        Use few = use(MANY_PEERS, FEW_INTERVALS);
        Use many = use(MANY_PEERS, MANY_INTERVALS);
        double each = (double) (many.bytes - few.bytes) / (many.windows - few.windows);
        double rest = few.bytes - small.bytes - each * (few.windows - small.windows);
        return line("addresses", "windows open", "heap in use, bytes")
                + line(small.peers, small.windows, small.bytes)
                + line(few.peers, few.windows, few.bytes)
                + line(many.peers, many.windows, many.bytes)
                + String.format(
                        Locale.ROOT,
                        "%nwindows of 10 s, each of %d hosts on average: %.0f bytes for each open window%n"
                                + "besides: %.0f bytes for each address, %.0f for each pair of host and address%n",
                        HOSTS_PER_WINDOW,
                        each,
                        rest / (few.peers - small.peers),
                        rest / (few.peers - small.peers) / HOSTS_PER_WINDOW);
    }

    private static String line(Object... columns) {
        return String.format(Locale.ROOT, "%12s %14s %20s%n", columns);
    }

    private Use use(int peers, int intervals) throws InterruptedException {
        int remotes = peers * HOSTS_PER_WINDOW / HOSTS;
        BenchCase load = BenchCase.of(BenchCase.Shares.UNIFORM, HOSTS, remotes, peers, intervals);
        try (Bed bed = Bed.start(scratch.folder().resolve("heap-" + peers + "-" + intervals))) {
            Totals expected = new BenchTopics(bed).createFilled(load);
            try (ContenderJvm ours = ContenderJvm.ours(bed, 1, GRACE, COMPACT)) {
                ours.begin();
                ours.finish();
                long bytes = ours.heapBytes();
                ours.stop();
                return new Use(peers, expected.windows(), bytes);
            }
        }
    }
}
