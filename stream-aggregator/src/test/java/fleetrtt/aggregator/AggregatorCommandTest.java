package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.terminal.Service;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as far as it gets without a broker. */
@Timeout(60)
final class AggregatorCommandTest {
    private static final Path NO_FILE = Path.of("/nowhere.properties");

    @TempDir
    Path folder;

    /** Exit code, then the lines. */
    private static List<String> run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int code = Service.run(new AggregatorCommand(), NO_FILE, arguments);
            return (code + "\n" + said.toString(StandardCharsets.UTF_8)).lines().toList();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static void assertRefused(String words, String... arguments) {
        assertThat(run(arguments)).hasSize(2).startsWith("2").last().asString().contains(words);
    }

    @Test
    void badValuesAreNamed() {
        assertRefused("threads 0 is less than 1", "--threads=0");
        assertRefused("standby replicas -1", "--standby-replicas=-1");
        assertRefused("'disk'", "--store=disk");
        assertRefused("instance id 'a b'", "--instance-id=a b");
        assertRefused("transaction timeout 1000 ms is not within 2s", "--transaction-timeout=1s");
        assertRefused("max lag -1", "--max-lag=-1");
    }

    @Test
    void othersThanThisMachineAreNotAnsweredWithoutTokenAndTls() throws Exception {
        assertRefused("--http-token-file", "--http-bind=0.0.0.0");
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef");
        assertRefused("--http-behind-tls-proxy", "--http-bind=0.0.0.0", "--http-token-file=" + token);
    }

    @Test
    void whatIsInForceCanBePrinted() {
        assertThat(run("config", "print", "--store=rocksdb"))
                .startsWith("0")
                .contains(
                        "store = rocksdb  # from flag",
                        "state-dir = /var/lib/fleetrtt/aggregator  # from default",
                        "http-port = 9465  # from default",
                        "standby-replicas = 0  # from default");
    }

    @Test
    void aStateFolderThatCannotBeUsedOrIsInUseIsOneLineWithTheMend() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run("--http-port=0", "--store=rocksdb", "--state-dir=" + file.resolve("state")))
                .hasSize(2)
                .startsWith("3")
                .last()
                .asString()
                .contains("cannot use the state folder " + file.resolve("state"), "--state-dir");
        try (StateFolder held = new StateFolder(folder)) {
            held.claim();
            assertThat(run("--http-port=0", "--store=rocksdb", "--state-dir=" + folder))
                    .hasSize(2)
                    .startsWith("3")
                    .last()
                    .asString()
                    .contains("another instance has the state folder " + folder, "--state-dir");
        }
    }
}
