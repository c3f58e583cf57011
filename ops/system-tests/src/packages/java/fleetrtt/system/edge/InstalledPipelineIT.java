package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both packages at work on one bare Debian, with the commands that people type. */
@EnabledIfKernelGrantsBpf
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class InstalledPipelineIT {
    private static final Pattern ROW = Pattern.compile("^ *\\d+ -> \\d+ *: (\\d+) *\\|", Pattern.MULTILINE);
    private static final Duration MERGED = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @BeforeAll
    static void needsABareRoot() throws Exception {
        InstalledHost.requireBareRoot();
    }

    @Test
    void whatTheInstalledQueryPrintsIsWhatTheKernelCounted() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker"));
                DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
                Peers peers = Peers.connect(1);
                Oracle oracle = Oracle.watching(peers.port());
                InstalledHost host = InstalledHost.boot(folder.resolve("host"))) {
            broker.start();
            registry.start();
            install(host, broker.bootstrapServers(), registry.url(), peers.port());
            String[] kafka = {
                "--bootstrap-server=" + broker.bootstrapServers(), "--schema-registry=" + registry.url()
            };
            assertThat(host.run("fleetrtt", "topics", "create", kafka[0])).contains("tcprtt.intervals created");
            host.run("systemctl", "start", "fleetrtt-aggregator", "fleetrtt-collector");
            peers.roundTrips(200);
            host.run("systemctl", "stop", "fleetrtt-collector");
            await().atMost(MERGED)
                    .untilAsserted(() -> assertThat(samples(host.ask("fleetrtt", "query", "peer", Peers.address(0), kafka[0], kafka[1])))
                            .as(host.journal("fleetrtt-aggregator"))
                            .isEqualTo(oracle.seen()));
            assertThat(host.run("find", "/tmp", "-type", "f")).as("nothing is unpacked").isEmpty();
            assertThat(host.run("find", "/var/lib/fleetrtt/aggregator", "-name", "*.sst", "-o", "-name", "CURRENT"))
                    .as("RocksDB's files")
                    .isNotEmpty();
            host.run("systemctl", "stop", "fleetrtt-aggregator");
            assertThat(host.property("fleetrtt-aggregator", "Result")).isEqualTo("success");
        }
    }

    private static void install(InstalledHost host, String brokers, String registry, int port) throws Exception {
        host.install(InstalledHost.debian("collector"));
        host.install(InstalledHost.debian("aggregator"));
        Files.writeString(host.file("/etc/default/fleetrtt-aggregator"), "JAVA_OPTS=-Xmx256m\n");
        Files.writeString(host.file("/etc/fleetrtt/aggregator.properties"), """
                bootstrap-server = %s
                schema-registry = %s
                store = rocksdb
                http-port = 0
                """.formatted(brokers, registry));
        Files.writeString(host.file("/etc/fleetrtt/collector.properties"), """
                bootstrap-server = %s
                schema-registry = %s
                host = installed
                interval = 1s
                rport = %d
                include-loopback = true
                http-port = 0
                """.formatted(brokers, registry, port));
    }

    private static long samples(String printed) {
        return ROW.matcher(printed)
                .results()
                .mapToLong(row -> Long.parseLong(row.group(1)))
                .sum();
    }
}
