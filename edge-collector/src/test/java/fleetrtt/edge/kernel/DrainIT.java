package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.edge.lab.Connection;
import fleetrtt.edge.lab.Namespace;
import fleetrtt.edge.lab.NetworkLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EnabledIfKernelGrantsBpf
@Timeout(60)
final class DrainIT {
    private static final Duration LOAD = Duration.ofSeconds(5);

    private final NetworkLab lab = new NetworkLab();
    private final List<Connection> connections = new ArrayList<>();
    private Namespace namespace;

    @BeforeEach
    void addNamespace() throws Exception {
        namespace = lab.namespace("drain");
    }

    @AfterEach
    void removeNamespace() throws Exception {
        for (Connection connection : connections) {
            connection.close();
        }
        lab.close();
    }

    @Test
    void noSampleIsLostOverManySwapsUnderLoad() throws Exception {
        connect(40);
        try (RttProbe probe = started(config())) {
            AtomicBoolean stop = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> load = loadOn(threads, stop);
            Drain drain = new Drain();
            int swaps = 0;
            for (long end = System.nanoTime() + LOAD.toNanos(); System.nanoTime() < end; swaps++) {
                drain.step(probe);
            }
            stop.set(true);
            for (Future<?> each : load) {
                each.get(10, TimeUnit.SECONDS);
            }
            threads.shutdown();
            long rest = Drain.all(probe).count();
            Counters counters = probe.counters();
            System.out.println(swaps + " swaps, " + counters);
            assertThat(swaps).isGreaterThan(50);
            assertThat(drain.byAddress()).hasSizeGreaterThanOrEqualTo(40);
            assertThat(drain.count() + rest).isEqualTo(counters.seen()).isGreaterThan(10_000);
        }
    }

    private List<Future<?>> loadOn(ExecutorService threads, AtomicBoolean stop) {
        List<Future<?>> load = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            List<Connection> own = connections.subList(thread * 10, thread * 10 + 10);
            load.add(threads.submit(() -> {
                while (!stop.get()) {
                    for (Connection connection : own) {
                        connection.roundTrips(1);
                    }
                }
                return null;
            }));
        }
        return load;
    }

    @Test
    void aSnapshotThatWasNotClearedIsReadAgainAndNothingIsAddedToIt() throws Exception {
        connect(1);
        try (RttProbe probe = started(config())) {
            connections.get(0).roundTrips(5);
            Snapshot first = probe.drain();
            connections.get(0).roundTrips(7);
            assertThat(probe.drain()).isEqualTo(first);
            probe.clear();
            long rest = Drain.all(probe).count();
            assertThat(rest).isGreaterThanOrEqualTo(14);
            assertThat(first.total().count() + rest).isEqualTo(probe.counters().seen());
        }
    }

    @Test
    void nothingIsSeenAfterDetaching() throws Exception {
        connect(1);
        try (RttProbe probe = started(config())) {
            connections.get(0).roundTrips(5);
            probe.detach();
            Counters counters = probe.counters();
            connections.get(0).roundTrips(5);
            assertThat(probe.counters()).isEqualTo(counters);
            assertThat(Drain.all(probe).count()).isEqualTo(counters.seen());
        }
    }

    @Test
    void moreThanOneBatchOfAddressesIsDrainedAndCleared() throws Exception {
        connect(1500);
        try (RttProbe probe = started(config())) {
            roundTripsOnAll();
            Drain drain = Drain.all(probe);
            assertThat(drain.byAddress()).hasSizeGreaterThanOrEqualTo(1500);
            assertThat(drain.count()).isEqualTo(probe.counters().seen());
            assertThat(probe.drain().isEmpty()).isTrue();
        }
    }

    @Test
    void addressesThatFindNoRoomAreCountedUnderOther() throws Exception {
        connect(40);
        try (RttProbe probe = started(config().withMaxAddresses(4))) {
            Drain drain = new Drain();
            roundTripsOnAll();
            drain.step(probe);
            assertThat(drain.byAddress()).hasSize(4);
            long overflowedBefore = drain.other().count();
            assertThat(overflowedBefore).isGreaterThanOrEqualTo(36);
            roundTripsOnAll();
            Drain rest = Drain.all(probe);
            Counters counters = probe.counters();
            assertThat(rest.byAddress()).hasSize(4);
            assertThat(rest.other().minRttMicros()).isPresent();
            assertThat(counters.overflowed())
                    .isEqualTo(overflowedBefore + rest.other().count());
            assertThat(counters.seen()).isEqualTo(drain.count() + rest.count());
        }
    }

    private void roundTripsOnAll() throws Exception {
        for (Connection connection : connections) {
            connection.roundTrips(1);
        }
    }

    private ProbeConfig config() {
        return ProbeConfig.byRemoteAddress().withFilter(SocketFilter.none().withNetnsInode(namespace.inode()));
    }

    private static RttProbe started(ProbeConfig config) throws KernelException {
        RttProbe probe = new RttProbe(config);
        probe.start();
        return probe;
    }

    /** Each to a server of its own address. */
    private void connect(int count) throws Exception {
        for (int server = 0; server < count; server++) {
            connections.add(
                    Connection.open(namespace, namespace, "127.0." + (1 + server / 250) + "." + (1 + server % 250)));
        }
    }
}
