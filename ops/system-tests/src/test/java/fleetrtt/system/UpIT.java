package fleetrtt.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.devstack.stack.Up;
import fleetrtt.edge.collector.CollectorCommand;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.edge.lab.Connection;
import fleetrtt.registry.RegistryClient;
import fleetrtt.registry.RegistryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code fleetrtt up} as a person meets it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class UpIT {
    private static final Duration FIRST_DATA = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final String ANY_BROKER_PORT = "--broker-port=0";
    private static final String ANY_REGISTRY_PORT = "--registry-port=0";

    @TempDir
    Path folder;

    @Test
    @EnabledIfKernelGrantsBpf
    void peersOfThisHostAppearAndCtrlCStopsAllWithinFiveSecondsAndExitCodeZero() throws Exception {
        try (Child up = up(ANY_BROKER_PORT, ANY_REGISTRY_PORT);
                Connection connection = Connection.open("127.0.0.1")) {
            await().atMost(FIRST_DATA).untilAsserted(() -> {
                connection.roundTrips(100);
                assertThat(up.out()).containsPattern("(?m)^127\\.0\\.0\\.1 +\\d+ +1 +[\\d.]+ (µs|ms)");
            });
            assertThat(up.out()).contains("registry", "broker", "aggregator", "collector", "tp_btf");
            up.signal("INT");
            assertThat(up.exitCode(STOP)).isZero();
            assertThat(up.err()).doesNotContain("Exception");
        }
    }

    @Test
    void simulatedHostsAppearAndAreLoudlyCalledSimulated() throws Exception {
        try (Child up = up("--simulate=50", ANY_BROKER_PORT, ANY_REGISTRY_PORT)) {
            await().atMost(FIRST_DATA)
                    .untilAsserted(() -> assertThat(up.out()).containsPattern("(?m)^198\\.18\\.\\d+\\.\\d+ +\\d+"));
            assertThat(up.out()).contains("SIMULATED DATA: 50 hosts that do not exist");
            up.signal("INT");
            assertThat(up.exitCode(STOP)).isZero();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "only root can become nobody")
    void withoutRightsOneLineSaysWhatIsMissingHowToGrantItAndOffersTheSimulation() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        String jars = copyOfTheJars() + "/*";
        try (Child up = Child.start(folder, asNobody, jars, Up.class, "--data=" + folder.resolve("data"))) {
            assertThat(up.exitCode(Duration.ofSeconds(20))).isEqualTo(3);
            assertThat(up.err()).hasLineCount(1).contains("CAP_BPF", "CAP_PERFMON", "sudo", "--simulate");
            assertThat(up.out()).isEmpty();
        }
    }

    /** What the launcher runs from; nobody may well not read the clone or the Maven repository. */
    private Path copyOfTheJars() throws IOException {
        Path target = Path.of("..", "devstack", "target");
        Path copy = Files.createDirectory(folder.resolve("lib"));
        try (Stream<Path> lib = Files.list(target.resolve("lib"));
                Stream<Path> own = Files.list(target)) {
            for (Path jar : Stream.concat(lib, own)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().contains("rocksdb"))
                    .toList()) {
                Files.copy(jar, copy.resolve(jar.getFileName()));
            }
        }
        return copy;
    }

    @Test
    void aPortInUseIsOneLineWithTheMend() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertFails(
                    up("--simulate=1", ANY_REGISTRY_PORT, "--broker-port=" + port),
                    "127.0.0.1:" + port,
                    "--broker-port");
            assertFails(
                    up("--simulate=1", ANY_BROKER_PORT, "--registry-port=" + port),
                    "127.0.0.1:" + port,
                    "--registry-port");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsOneLineWithTheMend() throws Exception {
        assertFails(
                up("--simulate=1", "--bootstrap-server=127.0.0.1:1", "--schema-registry=http://127.0.0.1:1"),
                "http://127.0.0.1:1",
                "--schema-registry");
    }

    @Test
    void aRegistryThatRefusesTheSchemaIsOneLineWithTheSubject() throws Exception {
        try (DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"))) {
            registry.start();
            Schema foreign = SchemaBuilder.record("PeerWindow")
                    .namespace("fleetrtt.wire")
                    .fields()
                    .requiredInt("remote")
                    .endRecord();
            RegistryClient.of(Map.of(RegistryConfig.URL, registry.url()))
                    .register("tcprtt.peers.10s-value", foreign, false);
            assertFails(
                    up("--simulate=1", "--bootstrap-server=127.0.0.1:1", "--schema-registry=" + registry.url()),
                    "tcprtt.peers.10s-value",
                    "incompatible");
        }
    }

    @Test
    @EnabledIfKernelGrantsBpf
    void aMissingLibbpfIsOneLineWithTheMend() throws Exception {
        try (Child collector = Child.start(
                folder,
                List.of("env", "JAVA_TOOL_OPTIONS=-Dfleetrtt.libbpf=no-such-libbpf"),
                CollectorCommand.class,
                "--http-port=0",
                "--state-dir=" + folder)) {
            assertThat(collector.exitCode(Duration.ofSeconds(20))).isEqualTo(3);
            assertThat(collector.err().lines().filter(line -> !line.startsWith("Picked up")))
                    .singleElement()
                    .asString()
                    .contains("no-such-libbpf", "libbpf1");
        }
    }

    @Test
    void theApiAndThePageAreServed() throws Exception {
        try (Child up = up("--simulate=5", ANY_BROKER_PORT, ANY_REGISTRY_PORT)) {
            await().atMost(FIRST_DATA).untilAsserted(() -> assertThat(up.out()).contains("page  "));
            String url = up.out()
                    .lines()
                    .filter(line -> line.startsWith("page "))
                    .map(line -> line.substring("page".length()).strip())
                    .findFirst()
                    .orElseThrow();
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest peers = HttpRequest.newBuilder(URI.create(url + "api/v1/peers?last=1m"))
                    .build();
            await().atMost(FIRST_DATA)
                    .untilAsserted(() -> assertThat(
                                    client.send(peers, BodyHandlers.ofString()).body())
                            .contains("\"partial\":false", "\"remote\":\"198.18."));
            HttpRequest page = HttpRequest.newBuilder(URI.create(url)).build();
            assertThat(client.send(page, BodyHandlers.ofString()).body()).contains("<title>FleetRTT</title>");
            up.signal("INT");
            assertThat(up.exitCode(STOP)).isZero();
        }
    }

    private void assertFails(Child child, String... words) throws Exception {
        try (child) {
            assertThat(child.exitCode(Duration.ofSeconds(60))).isEqualTo(3);
            assertThat(child.err().lines().filter(line -> line.contains("error:")))
                    .singleElement()
                    .asString()
                    .contains(words);
            assertThat(child.err()).doesNotContain("\tat ");
        }
    }

    private Child up(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("--data=" + folder.resolve("data"), "--grace=2s", "--http-port=" + LoopbackPorts.free()));
        arguments.addAll(List.of(more));
        return Child.start(folder, List.of(), Up.class, arguments.toArray(String[]::new));
    }
}
