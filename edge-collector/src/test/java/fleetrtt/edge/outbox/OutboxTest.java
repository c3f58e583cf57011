package fleetrtt.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OutboxTest {
    private static final long START = 1_800_000_000_000L;
    private static final long NO_CAP = Long.MAX_VALUE / 4;

    @TempDir
    Path directory;

    @Test
    void whatWentInComesOutOnceAndInOrder() {
        try (Outbox outbox = opened(NO_CAP)) {
            outbox.append(drained(0, 3));
            outbox.append(drained(1, 2));
            NamedInterval first = outbox.next().orElseThrow();
            assertThat(first.drained()).isEqualTo(drained(0, 3));
            outbox.acknowledge(first);
            assertThat(outbox.next().orElseThrow().drained()).isEqualTo(drained(1, 2));
            assertThat(outbox.depth().rows()).isEqualTo(1);
        }
    }

    @Test
    void sequencesRiseByOnePerRecordAcrossIntervalsAndRestarts() {
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (Outbox outbox = opened(NO_CAP)) {
                outbox.append(drained(i, 4));
                NamedInterval named = outbox.next().orElseThrow();
                named.reports("h").stream().map(IntervalReport::sequence).forEach(sequences::add);
                outbox.acknowledge(named);
            }
        }
        assertThat(sequences).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void anIntervalSentBeforeACrashIsSentAgainUnderTheSameNames() {
        NamedInterval before;
        try (Outbox outbox = opened(NO_CAP)) {
            outbox.append(drained(0, 5));
            outbox.append(drained(1, 5));
            before = outbox.next().orElseThrow();
        }
        try (Outbox outbox = opened(NO_CAP)) {
            assertThat(outbox.next().orElseThrow().reports("h")).isEqualTo(before.reports("h"));
        }
    }

    @Test
    void nearTheCapResolutionIsLostAndCountsNever() {
        Map<Remote, RttHistogram> expected = new LinkedHashMap<>();
        long cap = 40_000;
        try (Outbox outbox = opened(cap)) {
            for (int i = 0; i < 360; i++) {
                DrainedInterval drained = drained(i, 20);
                drained.remotes().forEach((remote, rtt) -> expected.merge(remote, rtt, RttHistogram::plus));
                outbox.append(drained);
                assertThat(outbox.depth().bytes()).isLessThanOrEqualTo(cap);
            }
            assertThat(outbox.coalesced()).isPositive();
            assertThat(drainAll(outbox)).isEqualTo(expected);
        }
    }

    private static Map<Remote, RttHistogram> drainAll(Outbox outbox) {
        Map<Remote, RttHistogram> sums = new LinkedHashMap<>();
        while (outbox.depth().rows() > 0) {
            NamedInterval named = outbox.next().orElseThrow();
            assertThat(WindowSize.finestHolding(named.drained().interval())).isPresent();
            named.drained().remotes().forEach((remote, rtt) -> sums.merge(remote, rtt, RttHistogram::plus));
            outbox.acknowledge(named);
        }
        return sums;
    }

    @Test
    void anIntervalThatWasHandedOutIsNeverMerged() {
        try (Outbox outbox = opened(40_000)) {
            outbox.append(drained(0, 20));
            List<IntervalReport> handedOut = outbox.next().orElseThrow().reports("h");
            for (int i = 1; i < 360; i++) {
                outbox.append(drained(i, 20));
            }
            assertThat(outbox.next().orElseThrow().reports("h")).isEqualTo(handedOut);
        }
    }

    @Test
    void whenTheCapIsReachedTheIntervalIsRefusedAndTheRestKept() {
        try (Outbox outbox = opened(2_000)) {
            outbox.append(drained(0, 20));
            outbox.next();
            OutboxDepth before = outbox.depth();
            assertThatThrownBy(() -> outbox.append(drained(1, 100)))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("cap of 2000 bytes");
            assertThat(outbox.depth()).isEqualTo(before);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndAHigherIncarnationBegins() throws IOException {
        long before;
        try (Outbox outbox = opened(NO_CAP)) {
            before = outbox.life().incarnation();
        }
        Files.write(file(), new byte[8192]);
        try (Outbox outbox = opened(NO_CAP)) {
            assertThat(outbox.damagedSetAside()).isTrue();
            assertThat(outbox.life().incarnation()).isGreaterThan(before);
            outbox.append(drained(0, 1));
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(Path::toString)).anyMatch(name -> name.contains(".damaged-"));
        }
    }

    @Test
    void noDamageToTheFileStopsTheStart() throws IOException {
        long seed = Long.getLong("fleetrtt.seed", 1);
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        for (int round = 0; round < 30; round++) {
            Files.deleteIfExists(file());
            try (Outbox outbox = opened(NO_CAP)) {
                for (int i = 0; i < 20; i++) {
                    outbox.append(drained(i, 30));
                }
            }
            damage(random);
            try (Outbox outbox = opened(NO_CAP)) {
                outbox.append(drained(0, 1));
                while (outbox.depth().rows() > 0) {
                    outbox.acknowledge(outbox.next().orElseThrow());
                }
            } catch (OutboxException e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
    }

    @Test
    void aRowDamagedWhileItIsOpenIsSetAsideAndThoseBehindItGoOn() throws IOException {
        try (Outbox outbox = opened(NO_CAP)) {
            appendUntilMostIsInTheMainFile(outbox);
            OutboxDepth before = outbox.depth();
            NamedInterval first = outbox.next().orElseThrow();
            outbox.acknowledge(first);
            alter("10.0.1.7".getBytes(StandardCharsets.US_ASCII));
            long taken = first.drained().samples() + takeAll(outbox);
            assertThat(outbox.setAside().rows()).isEqualTo(1);
            assertThat(taken + outbox.setAside().samples()).isEqualTo(before.samples());
            assertThat(outbox.damagedSetAside()).isFalse();
        }
    }

    @Test
    void noDamageToAnOpenFileBlocksWhatComesAfter() throws IOException {
        long seed = Long.getLong("fleetrtt.seed", 1);
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        for (int round = 0; round < 3; round++) {
            Files.deleteIfExists(file());
            try (Outbox outbox = opened(NO_CAP)) {
                appendUntilMostIsInTheMainFile(outbox);
                long appended = outbox.depth().samples();
                damage(random);
                long taken = takeAll(outbox);
                appendStubbornly(outbox, drained(9_999, 3));
                taken += takeAll(outbox);
                assertThat(taken + outbox.setAside().samples())
                        .as("seed " + seed + " round " + round)
                        .isEqualTo(appended + drained(9_999, 3).samples());
            }
        }
    }

    /** More than the log and the cache hold, so that the rest is read from the file again. */
    private static void appendUntilMostIsInTheMainFile(Outbox outbox) {
        for (int i = 0; i < 40; i++) {
            outbox.append(drained(i, 4_000));
        }
    }

    private static long takeAll(Outbox outbox) {
        long taken = 0;
        while (outbox.depth().rows() > 0) {
            try {
                NamedInterval next = outbox.next().orElse(null);
                if (next != null) {
                    outbox.acknowledge(next);
                    taken += next.drained().samples();
                }
            } catch (OutboxException e) {
                // As the loops do: tried again.
            }
        }
        return taken;
    }

    private static void appendStubbornly(Outbox outbox, DrainedInterval drained) {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                outbox.append(drained);
                return;
            } catch (OutboxException e) {
                // As the loops do: tried again.
            }
        }
        throw new AssertionError("nothing can be appended any more");
    }

    /** Changes the last byte of a text where it stands amid the file, in a row that is in no cache any more. */
    private void alter(byte[] text) throws IOException {
        String all = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        int at = all.indexOf(new String(text, StandardCharsets.ISO_8859_1), all.length() / 2);
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(at + text.length - 1L);
            raw.write('8');
        }
    }

    private void damage(Random random) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            if (random.nextInt(4) == 0) {
                raw.setLength(random.nextLong(raw.length()));
            }
            for (int i = 0; i < 50 && raw.length() > 0; i++) {
                raw.seek(random.nextLong(raw.length()));
                raw.write(random.nextInt(256));
            }
        }
    }

    @Test
    void twoCollectorsCannotShareAFile() {
        try (Outbox first = opened(NO_CAP)) {
            first.append(drained(0, 1));
            assertThatThrownBy(() -> opened(NO_CAP))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("another collector");
            assertThat(first.depth().rows()).isEqualTo(1);
        }
    }

    private Path file() {
        return directory.resolve("outbox.db");
    }

    private Outbox opened(long capBytes) {
        Outbox outbox = new Outbox(file(), capBytes);
        outbox.start();
        return outbox;
    }

    private static DrainedInterval drained(int tick, int peers) {
        Map<Remote, RttHistogram> remotes = new LinkedHashMap<>();
        for (int peer = 0; peer < peers; peer++) {
            Remote remote = IpAddress.parse("10.0." + peer / 250 + "." + (peer % 250 + 1));
            remotes.put(
                    remote,
                    new RttHistogram(
                            Log2Histogram.ofValues(100 + tick, 1000 + peer),
                            1100 + tick + peer,
                            OptionalLong.of(100 + tick)));
        }
        return new DrainedInterval(new Interval(START + tick * 10_000L, 10_000), remotes);
    }
}
