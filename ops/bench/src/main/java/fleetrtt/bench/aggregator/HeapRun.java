package fleetrtt.bench.aggregator;

import java.util.Locale;

/**
 * Heap per open window: what is in use after a full collection with few windows open and with many, as many hosts in
 * each, and the difference per window. All windows are open, as both intervals are younger than the grace.
 */
final class HeapRun {
    private static final int INTERVALS = 2;
    private static final int HOSTS = 300;
    private static final int HOSTS_PER_WINDOW = 6;
    private static final int FEW = 20_000;
    private static final int MANY = 100_000;

    private record Use(long windows, long bytes) {}

    private final Scratch scratch;

    HeapRun(Scratch scratch) {
        this.scratch = scratch;
    }

    String run() throws InterruptedException {
        Use few = use(FEW);
        Use many = use(MANY);
        return String.format(
                Locale.ROOT,
                "heap in use: %,d bytes with %,d windows of 10 s open, %,d with %,d, each of %d hosts on average:"
                        + " %.0f bytes per window%n",
                few.bytes,
                few.windows,
                many.bytes,
                many.windows,
                HOSTS_PER_WINDOW,
                (double) (many.bytes - few.bytes) / (many.windows - few.windows));
    }

    private Use use(int windows) throws InterruptedException {
        int peers = windows / INTERVALS;
        int remotes = peers * HOSTS_PER_WINDOW / HOSTS;
        BenchCase load = BenchCase.of(BenchCase.Shares.UNIFORM, HOSTS, remotes, peers, INTERVALS);
        try (Bed bed = Bed.start(scratch.folder().resolve("heap-" + windows))) {
            Totals expected = new IntervalsTopic(bed.cluster(), bed.admin()).createFilled(load);
            try (ContenderJvm ours = ContenderJvm.start(Contender.OURS, bed, 1)) {
                ours.begin();
                ours.finish();
                long bytes = ours.heapBytes();
                ours.stop();
                return new Use(expected.windows(), bytes);
            }
        }
    }
}
