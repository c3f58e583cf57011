package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.system.faults.Effort;
import fleetrtt.system.faults.FaultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the disk did to the state folder of an aggregator that keeps its state there, it starts and loses nothing. */
@Timeout(value = 30, unit = TimeUnit.MINUTES) // For a long run; every single wait has a limit of its own.
class DamagedStateIT {
    private static final long SEED = Effort.seed();
    private static final int LIVES = Effort.times(2, 30);
    private static final Duration SETTLED = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    @FaultRow(
            name = "state-damaged",
            injection = "between two lives of an aggregator with RocksDB, files of its state folder are overwritten at"
                    + " random places, cut off, emptied or deleted",
            invariant = "it is ready within two minutes, and all sums are exact")
    void itStartsWithDamagedFilesAndSumsAreExact(TestReporter reporter) throws Exception {
        Random random = new Random(SEED);
        int damaged = 0;
        try (LocalKafka kafka = LocalKafka.started(folder.resolve("kafka"))) {
            try (AggregatorProcess creator = onDisk(kafka)) {
                // Of the topics.
                creator.awaitReady();
            }
            try (SteadyFleet fleet = SteadyFleet.sending(kafka.cluster(), SEED)) {
                for (int life = 0; life < LIVES; life++) {
                    live(kafka);
                    damaged += damage(random);
                }
                try (AggregatorProcess last = onDisk(kafka)) {
                    last.awaitReady();
                    assertExact(kafka, fleet.stop());
                }
            }
        }
        reporter.publishEntry(Map.of(
                "seed", Long.toString(SEED),
                "orderly stops", Integer.toString(LIVES),
                "files damaged", Integer.toString(damaged)));
    }

    /** Until it has worked, and then stops in peace. */
    private void live(LocalKafka kafka) throws Exception {
        try (AggregatorProcess aggregator = onDisk(kafka).awaitReady()) {
            double before = forwarded(aggregator);
            await().atMost(SETTLED).until(() -> forwarded(aggregator) > before);
            assertThat(aggregator.terminate()).as(aggregator.said()).isZero();
        }
    }

    private static double forwarded(AggregatorProcess aggregator) {
        return aggregator.scrape().sum("fleetrtt_aggregator_records_forwarded_total");
    }

    private static void assertExact(LocalKafka kafka, Map<Remote, RttHistogram> sent) {
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(Published.sums(kafka.cluster()))
                        .as("seed %d", SEED)
                        .containsExactlyInAnyOrderEntriesOf(sent));
    }

    private AggregatorProcess onDisk(LocalKafka kafka) throws IOException {
        return AggregatorProcess.start(
                folder, kafka.cluster(), "--store=rocksdb", "--state-dir=" + folder.resolve("state"));
    }

    /** Two files in three; how many that were. */
    private int damage(Random random) throws IOException {
        int damaged = 0;
        for (Path file : files()) {
            if (random.nextInt(3) > 0) {
                damage(file, random);
                damaged++;
            }
        }
        return damaged;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void damage(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(4)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.write(file, new byte[0]);
            case 2 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            default -> {
                for (int place = 0; place < bytes.length; place += 1 + random.nextInt(200)) {
                    bytes[place] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(file, bytes);
            }
        }
    }
}
