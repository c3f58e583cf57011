package fleetrtt.bench.aggregator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Where the aggregator spends its time: one pass under Flight Recorder, after some to warm up. */
final class ProfileRun {
    private final BenchCase load;
    private final Duration warmUp;

    ProfileRun(BenchCase load, Duration warmUp) {
        this.load = load;
        this.warmUp = warmUp;
    }

    /** The report, and the recording left in the file. */
    String run(Path folder, Path recording) throws IOException, InterruptedException {
        try (Bed bed = Bed.start(folder)) {
            Totals expected = new BenchTopics(bed).createFilled(load);
            try (ContenderJvm ours = ContenderJvm.start(Contender.OURS, bed, 1)) {
                ours.warm(warmUp, result -> {});
                Moment begun = ours.begin();
                ours.profile(recording.toAbsolutePath());
                Moment finished = ours.finish();
                ours.stop();
                PassResult result = PassResult.between(begun, finished, Contender.OURS, ours.id(), expected);
                return ReportTable.one(load, result) + Profile.top(recording);
            }
        }
    }
}
