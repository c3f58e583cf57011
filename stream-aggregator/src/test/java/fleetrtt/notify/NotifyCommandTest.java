package fleetrtt.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.terminal.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class NotifyCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        CommandLine line = Service.commandLine(new NotifyCommand(), Path.of("none"));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void withoutReceiversItIsAUsageError() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("nobody to tell; name one with --alertmanager or --webhook");
    }

    @Test
    void badValuesAreUsageErrorsThatNameThem() throws Exception {
        assertThat(run("--alertmanager=am:9093")).isEqualTo(2);
        assertThat(run("--webhook=http://a/,http://a/")).isEqualTo(2);
        assertThat(run("--webhook=http://a", "--repeat-every=10ms")).isEqualTo(2);
        Path secret = Files.writeString(folder.resolve("secret"), "user:password");
        assertThat(run("--webhook=http://a", "--webhook-user-file=" + secret, "--webhook-token-file=" + secret))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "'am:9093' is not http://host:port",
                        "named twice",
                        "less than a second",
                        "choose user or token")
                .doesNotContain("user:password");
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(run("--webhook=https://a", "--webhook-token-file=" + empty)).isEqualTo(3);
        assertThat(run("--webhook=https://a", "--tls-ca-file=" + empty)).isEqualTo(3);
        assertThat(run("--webhook=https://a", "--tls-keystore-file=" + folder.resolve("none")))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("empty is empty; write the secret", "holds no certificate", "none cannot be read");
    }

    @Test
    void withoutKafkaItEndsWithOneLine() {
        assertThat(run("--webhook=http://a", "--schema-registry=http://127.0.0.1:1", "--http-port=0"))
                .isEqualTo(3);
        assertThat(err.toString().lines().filter(line -> line.contains("error")).count())
                .isEqualTo(1);
    }
}
