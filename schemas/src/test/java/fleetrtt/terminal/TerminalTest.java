package fleetrtt.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.cluster.Cluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands that ask a cluster once: what a login's file says, as for services. */
class TerminalTest {
    private static final String[] LOGIN = {
        "kafka.security.protocol = SASL_SSL", "bootstrap-server = k1:9093", "schema-registry = https://r"
    };

    @TempDir
    Path folder;

    private final Probe probe = new Probe();
    private String err = "";

    @Command(name = "probe")
    private static final class Probe {
        private @Nullable Cluster asked;

        @SuppressWarnings("UnusedMethod") // picocli calls it.
        @Command(name = "ask", aliases = "beg")
        void ask(@Mixin ClusterOptions options) {
            asked = options.cluster();
        }
    }

    private int run(Map<String, String> environment, String... args) {
        PrintStream before = System.err;
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            return Terminal.run(probe, environment, args);
        } finally {
            System.setErr(before);
            err = complained.toString(StandardCharsets.UTF_8);
        }
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("login.properties"), List.of(lines)).toString();
    }

    @Test
    void aFileTellsWhereKafkaIsAndHowToLogIn() throws IOException {
        assertThat(run(Map.of(), "ask", "--config", file(LOGIN))).as(err).isZero();
        assertThat(probe.asked).isEqualTo(new Cluster("k1:9093", "https://r", Map.of("security.protocol", "SASL_SSL")));
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentBeforeTheFile() throws IOException {
        Map<String, String> environment =
                Map.of("FLEETRTT_CONFIG", file(LOGIN), "FLEETRTT_BOOTSTRAP_SERVER", "k2:9093");
        run(environment, "ask", "--schema-registry=https://s");
        assertThat(probe.asked).isEqualTo(new Cluster("k2:9093", "https://s", Map.of("security.protocol", "SASL_SSL")));
    }

    @Test
    void whatIsNoMatterOfTheClusterIsRefusedAndSoIsAFileThatIsNotThere() throws IOException {
        assertThat(run(Map.of(), "ask", "--config", file("interval = 1s"))).isEqualTo(2);
        assertThat(err).contains("login.properties:1: unknown key 'interval'");
        assertThat(run(Map.of(), "ask", "--config=/not/there")).isEqualTo(2);
        assertThat(err).contains("/not/there");
        assertThat(probe.asked).isNull();
    }

    @Test
    void everyCommandHasHelpByHoweverManyNamesItIsKnown() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(run(Map.of(), "ask", "-h")).isZero();
        assertThat(run(Map.of(), "beg", "--help")).isZero();
        assertThat(probe.asked).isNull();
    }

    @Test
    void helpTellsOfIt() {
        assertThat(Terminal.commandLine(probe).getSubcommands().values())
                .hasSize(2)
                .allSatisfy(ask -> assertThat(ask.getUsageMessage()).contains("--config=FILE"));
    }
}
