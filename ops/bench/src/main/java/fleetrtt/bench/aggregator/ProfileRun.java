package fleetrtt.bench.aggregator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Where the aggregator spends its time: one pass under Flight Recorder, after some to warm up. */
final class ProfileRun {
    private final BenchCase load;
    private final int warmUps;

    ProfileRun(BenchCase load, int warmUps) {
        this.load = load;
        this.warmUps = warmUps;
    }

    /** The report, and the recording left in the file. */
    String run(Path folder, Path recording) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(folder)) {
            new IntervalsTopic(bed.cluster(), bed.admin()).createFilled(load);
            try (ContenderJvm ours = ContenderJvm.start(Contender.OURS, bed, 1)) {
                for (int pass = 0; pass < warmUps; pass++) {
                    ours.pass();
                }
                Moment begun = ours.begin();
                ours.profile(recording.toAbsolutePath());
                Moment finished = ours.finish();
                ours.stop();
                long nanos = finished.mark().streamNanos() - begun.mark().streamNanos();
                return String.format(
                        Locale.ROOT,
                        "%s: %.2f µs per histogram on the stream thread, %s%n",
                        load.name(),
                        nanos / 1e3 / load.records(),
                        Profile.top(recording));
            }
        }
    }
}
