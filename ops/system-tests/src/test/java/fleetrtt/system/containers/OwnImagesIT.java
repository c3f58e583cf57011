package fleetrtt.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Capability;
import fleetrtt.cluster.Cluster;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.query.Query;
import fleetrtt.system.engine.Engine;
import fleetrtt.system.kafka.KafkaAndRegistry;
import fleetrtt.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

/** The images of ops/docker at work, with the rights that the compose file and the chart give them and no more. */
@EnabledIfSystemProperty(named = "fleetrtt.kafka", matches = "containers", disabledReason = "needs -Pcontainers")
@EnabledIfKernelGrantsBpf
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OwnImagesIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String NOBODY = "65532";

    @TempDir
    Path folder;

    @BeforeEach
    void requireEngine() {
        Engine.require();
    }

    private static Map<String, String> at(Cluster cluster) {
        return Map.of(
                "FLEETRTT_BOOTSTRAP_SERVER", cluster.bootstrapServers(),
                "FLEETRTT_SCHEMA_REGISTRY", cluster.schemaRegistry());
    }

    private static GenericContainer<?> aggregator(Cluster cluster, int port) {
        return Engine.container("aggregator")
                .withEnv(at(cluster))
                .withCommand("aggregator", "--grace=2s", "--http-port=" + port)
                .withTmpFs(Map.of("/tmp", "rw"))
                .withCreateContainerCmdModifier(create -> create.getHostConfig()
                        .withReadonlyRootfs(true)
                        .withSecurityOpts(List.of("no-new-privileges:true"))
                        .withCapDrop(Capability.ALL));
    }

    private RuncCollector collector(Cluster cluster, int port, String... capabilities) throws Exception {
        return RuncCollector.start(
                folder.resolve("bundle"),
                List.of(capabilities),
                List.of("collector", "--host=contained", "--interval=1s", "--include-loopback", "--http-port=" + port),
                at(cluster));
    }

    @Test
    void collectorAndAggregatorWorkAsNobodyOnAReadOnlyRoot() throws Exception {
        int collectorPort = LoopbackPorts.free();
        int aggregatorPort = LoopbackPorts.free();
        try (KafkaAndRegistry kafka = KafkaAndRegistry.started(folder);
                GenericContainer<?> aggregator = aggregator(kafka.cluster(), aggregatorPort)) {
            aggregator.start();
            awaitZero(() -> inside(aggregator, "/opt/fleetrtt/bin/probe " + aggregatorPort + " /readyz"));
            assertThat(inside(aggregator, "id -u")).startsWith(NOBODY);
            assertThat(inside(aggregator, "touch /anywhere")).contains("Read-only");
            assertThat(inside(aggregator, "grep CapEff /proc/1/status")).contains("0000000000000000");
            try (RuncCollector collector = collector(kafka.cluster(), collectorPort, "BPF", "PERFMON")) {
                awaitZero(() -> collector.inside("/opt/fleetrtt/bin/probe " + collectorPort + " /healthz"));
                assertThat(collector.inside("id -u")).startsWith(NOBODY);
                assertThat(collector.inside("touch /anywhere")).contains("Read-only");
                assertThat(collector.inside("grep CapEff /proc/1/status")).contains("000000c000000000");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(printed(kafka.cluster(), "127.0.0.1"))
                                .contains("127.0.0.1"));
                assertThat(collector.terminate()).isZero();
            }
        }
    }

    @Test
    void withoutTheCapabilitiesTheCollectorDoesNotStart() throws Exception {
        Cluster nowhere = Cluster.at("127.0.0.1:1", "http://127.0.0.1:1");
        try (RuncCollector collector = collector(nowhere, LoopbackPorts.free(), "BPF")) {
            assertThat(collector.exitCode()).isNotZero();
            assertThat(collector.said()).contains("with-capabilities").containsIgnoringCase("not permitted");
        }
    }

    private interface Command {
        String run() throws Exception;
    }

    private static void awaitZero(Command command) {
        await().atMost(SOON).untilAsserted(() -> assertThat(command.run()).endsWith("0"));
    }

    /** What a command prints, and its exit code. */
    private static String inside(GenericContainer<?> container, String command) throws Exception {
        var result = container.execInContainer("sh", "-c", command);
        return result.getStdout() + result.getStderr() + result.getExitCode();
    }

    private static String printed(Cluster cluster, String remote) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Terminal.run(
                    new Query(),
                    "peer",
                    remote,
                    "--bootstrap-server=" + cluster.bootstrapServers(),
                    "--schema-registry=" + cluster.schemaRegistry());
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
