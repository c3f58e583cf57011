package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.system.faults.FaultRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damage on disk costs what was damaged, and never a start. */
@FaultRow(
        name = "outbox-damaged",
        injection = "the outbox is overwritten between two lives of a collector",
        invariant = "it is set aside, a new incarnation begins, and all that was not in the damaged file arrives")
@EnabledIfKernelGrantsBpf
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DamagedOutboxIT {
    @TempDir
    Path folder;

    @Test
    void aFileDamagedWhileStoppedIsSetAsideAndANewIncarnationBegins() throws Exception {
        try (TestKafka kafka = TestKafka.started(folder);
                Peers peers = Peers.connect(20);
                Oracle oracle = Oracle.watching(peers.port())) {
            Path state = folder.resolve("state");
            try (CollectorProcess first = CollectorProcess.collecting(kafka.cluster(), "h", state, peers.port())) {
                peers.roundTrips(20);
                assertThat(first.terminate()).isZero();
            }
            long before = oracle.seen();
            long incarnation = newestIncarnation(kafka);
            Files.write(state.resolve("outbox.db"), new byte[16_384]);
            try (CollectorProcess second = CollectorProcess.collecting(kafka.cluster(), "h", state, peers.port())) {
                peers.roundTrips(20);
                assertThat(second.terminate()).isZero();
                assertThat(second.said()).contains("is damaged").contains("it is set aside and a new one begun");
            }
            Published published = Published.read(kafka.cluster(), "h");
            assertThat(published.samples()).isEqualTo(oracle.seen()).isGreaterThan(before);
            assertThat(newestIncarnation(kafka)).isGreaterThan(incarnation);
            try (Stream<Path> files = Files.list(state)) {
                assertThat(files.map(Path::toString)).anyMatch(name -> name.contains("outbox.db.damaged-"));
            }
        }
    }

    private static long newestIncarnation(TestKafka kafka) {
        return Published.read(kafka.cluster(), "h").reports().stream()
                .mapToLong(report -> report.incarnation())
                .max()
                .orElseThrow();
    }
}
