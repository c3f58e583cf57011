package fleetrtt.system.edge;

import fleetrtt.devstack.broker.LoopbackPorts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.system.engine.Engine;
import fleetrtt.system.notify.Hook;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All services of the packages at work on one bare Debian, with the commands that people type: from the kernel's samples
 * to the alert that somebody is told of, upgraded, and purged.
 */
@EnabledIfKernelGrantsBpf
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class InstalledPipelineIT {
    private static final Pattern ROW = Pattern.compile("^ *\\d+ -> \\d+ *: (\\d+) *\\|", Pattern.MULTILINE);
    private static final Duration MERGED = Duration.ofMinutes(3);
    private static final String COLLECTOR = "fleetrtt-collector";
    private static final String AGGREGATOR = "fleetrtt-aggregator";
    private static final String NOTIFIER = "fleetrtt-notify";
    private static final String COUNTED = """

            host = installed
            interval = 1s
            include-loopback = true
            """;
    private static final String RULE = """
            groups:
              - name: all
                rules:
                  - {alert: Heard, on: peer, window: 10s, expr: samples > 0}
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsABareRoot() throws Exception {
        InstalledHost.requireBareRoot();
    }

    @Test
    void whatTheKernelCountedIsQueriedAndAlertedOnUntilThePackagesArePurged() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker"));
                DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
                Hook hook = Hook.listening(0);
                Peers peers = Peers.connect(1);
                Oracle oracle = Oracle.watching(peers.port());
                InstalledHost host = InstalledHost.boot(folder.resolve("host"))) {
            broker.start();
            registry.start();
            String cluster = "bootstrap-server = %s\nschema-registry = %s\nhttp-port = "
                    .formatted(broker.bootstrapServers(), registry.url());
            int aggregatorPort = LoopbackPorts.free();
            int notifierPort = LoopbackPorts.free();
            install(host);
            configure(host, "aggregator", cluster + aggregatorPort + "\nstore = rocksdb\nrules = /etc/fleetrtt/rules\n");
            configure(host, "notify", cluster + notifierPort + "\nwebhook = " + hook.url() + "\n");
            configure(host, "collector", cluster + 0 + COUNTED + "rport = " + peers.port() + "\n");
            String[] kafka = {
                "--bootstrap-server=" + broker.bootstrapServers(), "--schema-registry=" + registry.url()
            };
            assertThat(host.run("fleetrtt", "topics", "create", kafka[0])).contains("tcprtt.intervals created");
            host.run("systemctl", "start", AGGREGATOR, NOTIFIER, COLLECTOR);
            awaitReady(aggregatorPort, notifierPort);
            assertThat(metrics(aggregatorPort)).contains("fleetrtt_build_info{", "version=\"0.1.0\"");
            peers.roundTrips(200);
            await().atMost(MERGED)
                    .untilAsserted(() -> assertThat(hook.told())
                            .as(host.journal(NOTIFIER))
                            .containsExactly("firing " + Peers.address(0)));
            host.run("systemctl", "stop", COLLECTOR);
            await().atMost(MERGED)
                    .untilAsserted(() -> assertThat(samples(host.ask("fleetrtt", "query", "peer", Peers.address(0), kafka[0], kafka[1])))
                            .as(host.journal(AGGREGATOR))
                            .isEqualTo(oracle.seen()));
            assertThat(host.run("find", "/tmp", "-type", "f")).as("nothing is unpacked").isEmpty();
            assertThat(host.run("find", "/var/lib/fleetrtt/aggregator", "-name", "*.sst", "-o", "-name", "CURRENT"))
                    .as("RocksDB's files")
                    .isNotEmpty();
            isUpgraded(host, aggregatorPort, notifierPort);
            isPurged(host);
        }
    }

    private static void isUpgraded(InstalledHost host, int aggregatorPort, int notifierPort) throws Exception {
        String before = host.run("cat", "/etc/fleetrtt/aggregator.properties", "/etc/fleetrtt/notify.properties");
        host.upgrade(InstalledHost.debian("aggregator"));
        for (String service : List.of(AGGREGATOR, NOTIFIER)) {
            assertThat(host.property(service, "ActiveState")).as(service).isEqualTo("active");
            assertThat(host.property(service, "NRestarts")).as(service).isEqualTo("0");
        }
        assertThat(host.run("cat", "/etc/fleetrtt/aggregator.properties", "/etc/fleetrtt/notify.properties"))
                .isEqualTo(before);
        awaitReady(aggregatorPort, notifierPort);
    }

    /** All but what the test itself put there. */
    private static void isPurged(InstalledHost host) throws Exception {
        host.run("systemctl", "stop", AGGREGATOR, NOTIFIER);
        for (String service : List.of(AGGREGATOR, NOTIFIER)) {
            assertThat(host.property(service, "Result")).as(service).isEqualTo("success");
        }
        host.run("rm", "-r", "/etc/fleetrtt/rules");
        host.run("dpkg", "--purge", COLLECTOR, AGGREGATOR);
        assertThat(host.leftovers()).isEmpty();
    }

    private static void install(InstalledHost host) throws Exception {
        host.install(InstalledHost.debian("collector"));
        host.install(InstalledHost.debian("aggregator"));
        Files.writeString(host.file("/etc/default/fleetrtt-aggregator"), "JAVA_OPTS=-Xmx256m\n");
        Files.writeString(Files.createDirectories(host.file("/etc/fleetrtt/rules")).resolve("all.yml"), RULE);
    }

    /** Into the file that the package brought, with its rights. */
    private static void configure(InstalledHost host, String service, String settings) throws IOException {
        Files.writeString(host.file("/etc/fleetrtt/" + service + ".properties"), settings);
    }

    private static void awaitReady(int... ports) {
        for (int port : ports) {
            URI page = URI.create("http://127.0.0.1:" + port + "/readyz");
            await().atMost(MERGED)
                    .ignoreExceptions()
                    .until(() -> ((HttpURLConnection) page.toURL().openConnection()).getResponseCode() == 200);
        }
    }

    private static String metrics(int port) throws IOException {
        try (InputStream page = URI.create("http://127.0.0.1:" + port + "/metrics")
                .toURL()
                .openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long samples(String printed) {
        return ROW.matcher(printed)
                .results()
                .mapToLong(row -> Long.parseLong(row.group(1)))
                .sum();
    }
}
