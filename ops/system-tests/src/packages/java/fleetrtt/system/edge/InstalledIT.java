package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.cluster.Cluster;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packages on a bare Debian under a real systemd: installed, at work, upgraded, hung, purged. */
@EnabledIfKernelGrantsBpf
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class InstalledIT {
    private static final String COLLECTOR = "fleetrtt-collector";
    private static final String CONFIG = "/etc/fleetrtt/collector.properties";
    private static final Cluster NOWHERE = Cluster.at("127.0.0.1:1", "http://127.0.0.1:1");
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private InstalledHost host;

    @BeforeAll
    static void needsABareRoot() throws Exception {
        InstalledHost.requireBareRoot();
    }

    @BeforeEach
    void install() throws Exception {
        host = InstalledHost.boot(folder.resolve("host"));
        host.install(InstalledHost.debian("collector"));
    }

    @AfterEach
    void shutDown() throws Exception {
        host.close();
    }

    /** Into the file that the package brought, with its rights. */
    private void configure(Cluster cluster, Peers peers) throws IOException {
        Files.writeString(host.file(CONFIG), """
                bootstrap-server = %s
                schema-registry = %s
                host = installed
                interval = 1s
                rport = %d
                include-loopback = true
                no-jitter = true
                http-port = 0
                """.formatted(cluster.bootstrapServers(), cluster.schemaRegistry(), peers.port()));
    }

    private long mainPid() throws Exception {
        return Long.parseLong(host.property(COLLECTOR, "MainPID"));
    }

    @Test
    void theCollectorPublishesWhatTheKernelCountedAndMayDoNothingElse() throws Exception {
        try (TestKafka kafka = TestKafka.started(folder.resolve("kafka"));
                Peers peers = Peers.connect(5);
                Oracle oracle = Oracle.watching(peers.port())) {
            configure(kafka.cluster(), peers);
            host.run("systemctl", "start", COLLECTOR);
            assertThat(host.property(COLLECTOR, "StatusText")).startsWith("collecting at ");
            peers.roundTrips(20);
            assertThat(host.run("grep", "-E", "^(Uid|CapEff|CapBnd|NoNewPrivs|Seccomp):", "/proc/" + mainPid() + "/status"))
                    .doesNotContain("Uid:\t0")
                    .contains("CapEff:\t000000c000000000", "CapBnd:\t000000c000000000", "NoNewPrivs:\t1", "Seccomp:\t2");
            assertThat(host.run("find", "/tmp", "-type", "f")).as("nothing is unpacked").isEmpty();
            host.run("systemctl", "stop", COLLECTOR);
            assertThat(host.property(COLLECTOR, "Result")).isEqualTo("success");
            assertThat(Published.read(kafka.cluster(), "installed").samples())
                    .as(host.journal(COLLECTOR))
                    .isEqualTo(oracle.seen())
                    .isPositive();
        }
    }

    @Test
    void anUpgradeKeepsConfigurationOutboxAndService() throws Exception {
        try (TestKafka kafka = TestKafka.started(folder.resolve("kafka"));
                Peers peers = Peers.connect(5);
                Oracle oracle = Oracle.watching(peers.port())) {
            configure(NOWHERE, peers);
            host.run("systemctl", "start", COLLECTOR);
            peers.roundTrips(20);
            host.upgrade(InstalledHost.debian("collector"));
            assertThat(host.run("dpkg-query", "--show", "--showformat=${Version}", COLLECTOR)).isEqualTo("99");
            assertThat(host.property(COLLECTOR, "ActiveState")).isEqualTo("active");
            assertThat(host.run("stat", "--format=%U:%G %a", CONFIG)).isEqualTo("root:" + COLLECTOR + " 640");
            peers.roundTrips(20);
            configure(kafka.cluster(), peers);
            host.run("systemctl", "restart", COLLECTOR);
            host.run("systemctl", "stop", COLLECTOR);
            assertThat(Published.read(kafka.cluster(), "installed").samples())
                    .as(host.journal(COLLECTOR))
                    .isEqualTo(oracle.seen())
                    .isPositive();
        }
    }

    @Test
    void aCollectorThatHangsIsStartedAnew() throws Exception {
        try (Peers peers = Peers.connect(1)) {
            configure(NOWHERE, peers);
            Path dropIn = host.file("/etc/systemd/system/" + COLLECTOR + ".service.d");
            Files.writeString(Files.createDirectories(dropIn).resolve("soon.conf"), "[Service]\nWatchdogSec=2s\nRestartSec=0\n");
            host.run("systemctl", "daemon-reload");
            host.run("systemctl", "start", COLLECTOR);
            long hung = mainPid();
            host.run("systemctl", "kill", "--signal=STOP", COLLECTOR);
            await().atMost(SOON).until(() -> !host.property(COLLECTOR, "NRestarts").equals("0"));
            await().atMost(SOON).until(() -> host.property(COLLECTOR, "ActiveState").equals("active"));
            assertThat(mainPid()).isNotEqualTo(hung);
            assertThat(host.journal(COLLECTOR)).contains("Watchdog timeout", "Full thread dump");
        }
    }

    @Test
    void badArgumentsAreNotTriedAgain() throws Exception {
        Files.writeString(host.file(CONFIG), "interval = 7s\n");
        host.ask("systemctl", "start", COLLECTOR);
        assertThat(host.property(COLLECTOR, "ActiveState")).isEqualTo("failed");
        assertThat(host.journal(COLLECTOR)).contains("7000 ms neither divides 10 s");
    }

    @Test
    void aPurgeLeavesNothing() throws Exception {
        try (Peers peers = Peers.connect(1)) {
            configure(NOWHERE, peers);
            host.install(InstalledHost.debian("aggregator"));
            host.run("systemctl", "enable", "--now", COLLECTOR);
            host.run("dpkg", "--remove", COLLECTOR);
            assertThat(host.ask("systemctl", "is-active", COLLECTOR)).isEqualTo("inactive");
            assertThat(host.run("fleetrtt", "query", "--help")).startsWith("Usage: fleetrtt query");
            assertThat(host.file(CONFIG)).exists();
            assertThat(host.file("/var/lib/fleetrtt/collector/outbox.db")).exists();
            host.run("dpkg", "--purge", COLLECTOR, "fleetrtt-aggregator");
            assertThat(host.leftovers()).isEmpty();
        }
    }

    @Test
    void unitsAreFlawlessAndSandboxed() throws Exception {
        host.install(InstalledHost.debian("aggregator"));
        for (String unit : new String[] {COLLECTOR, "fleetrtt-aggregator", "fleetrtt-notify"}) {
            String file = "/usr/lib/systemd/system/" + unit + ".service";
            assertThat(host.run("systemd-analyze", "verify", "--man=no", file)).isEmpty();
            host.run("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", file);
        }
    }
}
