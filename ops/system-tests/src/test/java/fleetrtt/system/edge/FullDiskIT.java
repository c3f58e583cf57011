package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.address.Other;
import fleetrtt.edge.collector.Collector;
import fleetrtt.edge.collector.CollectorConfig;
import fleetrtt.edge.collector.CollectorTotals;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.system.faults.FaultRow;
import fleetrtt.system.kafka.EnabledIfKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the outbox can take nothing, the kernel's map keeps what comes. */
@FaultRow(
        name = "disk-full",
        injection = "the outbox' disk is filled to the last byte, before the start and while collecting",
        invariant = "samples stay in the kernel until there is room, and none is lost")
@EnabledIfKernelGrantsBpf
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@EnabledIfKafka
class FullDiskIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIT = 10;

    @TempDir
    Path folder;

    private TestKafka kafka;
    private SmallDisk disk;
    private Peers peers;

    @BeforeEach
    void start() throws Exception {
        kafka = TestKafka.started(folder);
        disk = SmallDisk.mountAt(folder.resolve("disk"), 8);
        peers = Peers.connect(20);
    }

    @AfterEach
    void stop() throws Exception {
        peers.close();
        disk.unmount();
        kafka.close();
    }

    @Test
    void samplesStayInTheKernelUntilThereIsRoomAndNoneIsLost() throws Exception {
        Collector collector = collector();
        collector.start();
        peers.talkUntil(() -> totals(collector).published() > 0);
        disk.fill();
        peers.talkUntil(() -> inKernel(collector) > 20_000);
        disk.makeRoom();
        await().atMost(PATIENCE).until(() -> inKernel(collector) == 0);
        CollectorTotals totals = collector.close(PATIENCE);
        System.out.println("full disk: " + totals);
        assertThat(totals.published()).isEqualTo(totals.seen());
        Published published = Published.read(kafka.cluster(), "full-disk");
        assertThat(published.samples()).isEqualTo(totals.seen());
        assertThat(published.samples(Other.OTHER))
                .isEqualTo(totals.overflowed())
                .isPositive();
    }

    @Test
    void anOutboxOnAFullDiskIsNotTakenForADamagedOne() throws Exception {
        kafka.proxy().refuse();
        Collector first = collector();
        first.start();
        peers.roundTrips(50);
        CollectorTotals before = first.close(Duration.ofMillis(10));
        assertThat(before.waiting()).isEqualTo(before.seen()).isPositive();
        disk.fill();
        kafka.proxy().admit();
        Collector second = collector();
        second.start();
        peers.talkUntil(() -> inKernel(second) > 5_000);
        assertThat(filesOfTheOutbox()).noneMatch(name -> name.contains("damaged"));
        disk.makeRoom();
        CollectorTotals after = second.close(PATIENCE);
        assertThat(after.published()).isEqualTo(before.waiting() + after.seen());
        assertThat(Published.read(kafka.cluster(), "full-disk").samples()).isEqualTo(before.seen() + after.seen());
    }

    @Test
    void aFirstStartOnAFullDiskSaysSoInOneLine() throws Exception {
        disk.fill();
        try (CollectorProcess collector =
                CollectorProcess.start(CollectorProcess.jvm(), kafka.cluster(), "full-disk", disk.folder())) {
            assertThat(collector.exitCode()).isEqualTo(3);
            assertThat(collector.said())
                    .contains(disk.folder() + "/outbox.db cannot be opened: its disk is full; make room there")
                    .doesNotContain("\n");
        }
    }

    private List<String> filesOfTheOutbox() throws Exception {
        try (Stream<Path> files = Files.list(disk.folder())) {
            return files.map(Path::toString).toList();
        }
    }

    private Collector collector() {
        return new Collector(new CollectorConfig(
                "full-disk",
                CollectorProcess.INTERVAL,
                Oracle.config(peers.port()).withMaxAddresses(FIT),
                true,
                false,
                kafka.cluster(),
                disk.folder().resolve("outbox.db"),
                4L << 20));
    }

    /** Drained or not, but neither published nor in the outbox. */
    private static long inKernel(Collector collector) {
        CollectorTotals totals = totals(collector);
        return totals.seen() + totals.waitingAtStart() - totals.published() - totals.waiting();
    }

    private static CollectorTotals totals(Collector collector) {
        try {
            return collector.totals();
        } catch (KernelException e) {
            throw new AssertionError(e);
        }
    }
}
