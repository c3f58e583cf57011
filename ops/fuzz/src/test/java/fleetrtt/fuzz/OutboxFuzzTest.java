package fleetrtt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.edge.outbox.DrainedInterval;
import fleetrtt.edge.outbox.NamedInterval;
import fleetrtt.edge.outbox.Outbox;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A sound outbox of twenty intervals, of which bytes are changed and the end is cut off. */
class OutboxFuzzTest {
    private static final long CAP_BYTES = 1 << 20;

    /** Two for the place, in units of a byte; one for what to change there. */
    private static final int EDIT_BYTES = 3;

    private static Path folder;
    private static byte[] sound;

    @BeforeAll
    static void fill() throws IOException {
        folder = Files.createTempDirectory("fuzz");
        try (Outbox outbox = opened()) {
            for (int number = 0; number < 20; number++) {
                outbox.append(drained(number));
            }
        }
        sound = Files.readAllBytes(folder.resolve("outbox.db"));
    }

    @AfterAll
    static void delete() throws IOException {
        clear();
        Files.delete(folder);
    }

    private static void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Outbox opened() {
        Outbox outbox = new Outbox(folder.resolve("outbox.db"), CAP_BYTES);
        outbox.start();
        return outbox;
    }

    private static DrainedInterval drained(int number) {
        Remote remote = IpAddress.parse("192.0.2." + number);
        RttHistogram rtt = new RttHistogram(Log2Histogram.ofValues(1_000), 1_000, OptionalLong.of(900));
        return new DrainedInterval(new Interval(1_800_000_000_000L + number * 10_000L, 10_000), Map.of(remote, rtt));
    }

    /** Whatever was in the file, it starts, and takes and gives what comes. */
    @FuzzTest
    void aDamagedOutboxStartsAndKeepsWhatComes(byte[] edits) throws IOException {
        clear();
        Files.write(folder.resolve("outbox.db"), damaged(edits));
        try (Outbox outbox = opened()) {
            outbox.append(drained(99));
            boolean found = false;
            for (Optional<NamedInterval> next = outbox.next(); next.isPresent(); next = outbox.next()) {
                found |= next.get().reports("h").stream()
                        .anyMatch(report -> report.remote().toString().equals("192.0.2.99"));
                outbox.acknowledge(next.get());
            }
            assertThat(found).isTrue();
        }
    }

    private static byte[] damaged(byte[] edits) {
        byte[] file = sound.clone();
        ByteBuffer each = ByteBuffer.wrap(edits);
        int length = file.length;
        while (each.remaining() >= EDIT_BYTES) {
            int place = Short.toUnsignedInt(each.getShort()) % file.length;
            byte change = each.get();
            if (change == 0) {
                length = place;
            } else {
                file[place] ^= change;
            }
        }
        return Arrays.copyOf(file, length);
    }
}
