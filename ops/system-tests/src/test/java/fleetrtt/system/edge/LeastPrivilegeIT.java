package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.cluster.Cluster;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody, with two capabilities, may collect; with one of them nobody may, and is told which is missing. */
@EnabledIfKernelGrantsBpf
@EnabledIf(value = "setprivIsThere", disabledReason = "no setpriv here: install util-linux")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LeastPrivilegeIT {
    private static final String NOBODY = "65534";
    private static final Cluster NOWHERE = Cluster.at("127.0.0.1:1", "http://127.0.0.1:1");

    @TempDir
    Path folder;

    static boolean setprivIsThere() {
        return Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }

    @BeforeEach
    void openToAll() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void asNobodyWithTwoCapabilitiesItCollects() throws Exception {
        try (TestKafka kafka = TestKafka.started(folder.resolve("kafka"));
                Peers peers = Peers.connect(5);
                Oracle oracle = Oracle.watching(peers.port())) {
            try (CollectorProcess collector =
                    asNobody(kafka.cluster(), "+bpf,+perfmon", "-P", Integer.toString(peers.port()))) {
                collector.awaitCollecting();
                peers.roundTrips(20);
                assertThat(collector.terminate()).isZero();
            }
            assertThat(Published.read(kafka.cluster(), "nobody").samples())
                    .isEqualTo(oracle.seen())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"+bpf, CAP_PERFMON", "+perfmon, CAP_BPF"})
    void withoutOneOfThemItSaysInOneLineWhichAndHowToGrantIt(String granted, String missing) throws Exception {
        try (CollectorProcess collector = asNobody(NOWHERE, granted)) {
            assertThat(collector.exitCode()).isEqualTo(3);
            assertThat(collector.said())
                    .contains("cannot attach: missing " + missing + ": run as root, or grant CAP_BPF and CAP_PERFMON")
                    .contains("AmbientCapabilities=CAP_BPF CAP_PERFMON")
                    .doesNotContain("\n");
        }
    }

    private CollectorProcess asNobody(Cluster cluster, String capabilities, String... options) throws IOException {
        String only = "=-all," + capabilities;
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--inh-caps" + only,
                "--ambient-caps" + only,
                "--bounding-set" + only));
        command.addAll(CollectorProcess.jvm(readableClassPath()));
        return CollectorProcess.start(command, cluster, "nobody", folder.resolve("state"), options);
    }

    /** Links to the jars, where whoever may not look into the builder's home can read them. */
    private String readableClassPath() throws IOException {
        Path jars = Files.createDirectory(folder.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            Path jar = Path.of(entry);
            if (Files.isRegularFile(jar)) {
                linkOrCopy(jar, jars.resolve(jar.getFileName()));
            }
        }
        return jars + "/*";
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(from, to);
        }
    }
}
