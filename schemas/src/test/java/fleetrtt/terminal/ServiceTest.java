package fleetrtt.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class ServiceTest {
    @TempDir
    Path folder;

    private final Probe probe = new Probe();
    private final Map<String, String> environment = new TreeMap<>();
    private Path defaultFile = Path.of("/none.properties");
    private String out = "";
    private String err = "";

    @Command(name = "probe")
    @SuppressWarnings("NullAway.Init") // picocli sets the fields.
    private static final class Probe implements Callable<Integer> {
        @Mixin
        private ClusterOptions cluster;

        @Option(names = "--interval", defaultValue = "10s")
        private Duration interval;

        @Option(names = "--state-dir")
        private String stateDir = "/var";

        @Option(names = "--loud")
        private boolean loud;

        @SuppressWarnings("UnusedVariable") // Only to be refused as a key.
        @Option(
                names = {"-x", "--extra"},
                hidden = true)
        private boolean hidden;

        private Map<String, String> kafka;
        private String brokers;

        @Override
        public Integer call() {
            kafka = cluster.cluster().kafka();
            brokers = cluster.cluster().bootstrapServers();
            return 0;
        }
    }

    private int run(String... args) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            return Service.run(probe, defaultFile, environment, args);
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
            out = said.toString(StandardCharsets.UTF_8);
            err = complained.toString(StandardCharsets.UTF_8);
        }
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("probe.properties"), List.of(lines));
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() throws IOException {
        String config = "--config=" + file("interval=3s", "state-dir=/file");
        assertThat(run()).isZero();
        assertThat(probe.interval).hasSeconds(10);
        run(config);
        assertThat(probe.interval).hasSeconds(3);
        environment.put("FLEETRTT_INTERVAL", "2s");
        run(config);
        assertThat(probe.interval).hasSeconds(2);
        run(config, "--interval=1s");
        assertThat(probe.interval).hasSeconds(1);
        assertThat(probe.stateDir).isEqualTo("/file");
    }

    @Test
    void aBareFlagIsTrueWhateverTheEnvironmentSaysAndFalseTakesItBack() {
        environment.put("FLEETRTT_LOUD", "true");
        run();
        assertThat(probe.loud).isTrue();
        run("--loud");
        assertThat(probe.loud).isTrue();
        run("--loud=false");
        assertThat(probe.loud).isFalse();
    }

    @Test
    void eachSettingOfKafkaHasItsOwnPlaceInTheOrder() throws IOException {
        environment.put("FLEETRTT_KAFKA_SECURITY_PROTOCOL", "SSL");
        environment.put("FLEETRTT_KAFKA_ACKS", "0");
        run("--config=" + file("kafka.security.protocol=PLAINTEXT", "kafka.linger.ms=7"), "--kafka", "acks=1");
        assertThat(probe.kafka)
                .containsExactlyInAnyOrderEntriesOf(Map.of("security.protocol", "SSL", "acks", "1", "linger.ms", "7"));
    }

    @Test
    void brokersMayBeNamedInTheSingularAndInThePlural() {
        environment.put("FLEETRTT_BOOTSTRAP_SERVERS", "a:1");
        run();
        assertThat(probe.brokers).isEqualTo("a:1");
        environment.put("FLEETRTT_BOOTSTRAP_SERVER", "b:1");
        run();
        assertThat(probe.brokers).isEqualTo("b:1");
    }

    @Test
    void theDefaultFileIsReadWhenItIsThereAndAnotherWhenItIsNamed() throws IOException {
        defaultFile = file("interval=3s");
        run();
        assertThat(probe.interval).hasSeconds(3);
        environment.put(
                "FLEETRTT_CONFIG",
                Files.writeString(folder.resolve("other"), "interval=4s").toString());
        run();
        assertThat(probe.interval).hasSeconds(4);
    }

    @Test
    void anUnknownKeyIsNamedWithFileAndLine() throws IOException {
        Path file = file("# intervall=1s \\", "interval=1s", "", "state-dir=\\", "  /a", "intervall=3s");
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err).contains(file + ":6: unknown key 'intervall'").hasLineCount(1);
    }

    @Test
    void whatIsNoSettingIsNoKey() throws IOException {
        for (String key : List.of("help", "config", "extra", "kafka")) {
            assertThat(run("--config", file(key + "=1").toString())).isEqualTo(2);
            assertThat(err).contains("unknown key '" + key + "'");
        }
    }

    @Test
    void aKeyThatStandsTwiceIsNamedWithBothLines() throws IOException {
        Path file = file("interval=1s", "interval=2s");
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err).contains(file + ":2: key 'interval' stands at " + file + ":1 too");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("--config=/not/there")).isEqualTo(2);
        assertThat(err).contains("/not/there").hasLineCount(1);
    }

    @Test
    void aBadValueIsNamedWithItsPlace() throws IOException {
        Path file = file("interval=soon");
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err).contains("'soon'", "from " + file + ":1").hasLineCount(1);
        environment.put("FLEETRTT_INTERVAL", "late");
        assertThat(run()).isEqualTo(2);
        assertThat(err).contains("'late'", "from FLEETRTT_INTERVAL").hasLineCount(1);
    }

    @Test
    void configPrintShowsWhatIsInForceAndFromWhere() throws IOException {
        environment.put("FLEETRTT_STATE_DIR", "/env");
        Path file = file("interval=3s", "kafka.acks=1", "schema-registry=http://me:secret@localhost:8081");
        assertThat(run("config", "print", "--config=" + file, "--loud")).isZero();
        assertThat(out.lines())
                .contains(
                        "bootstrap-server = localhost:9092  # from default",
                        "schema-registry = http://******@localhost:8081  # from file",
                        "kafka.acks = 1  # from file",
                        "interval = 3s  # from file",
                        "state-dir = /env  # from env",
                        "loud = true  # from flag",
                        "config = " + file + "  # from flag");
        assertThat(out).doesNotContain("help").doesNotContain("secret");
    }

    @Test
    void allThatKafkaHoldsSecretIsMaskedAndLittleElse() {
        Stream.of(ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef())
                .flatMap(definition -> definition.configKeys().values().stream())
                .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                .forEach(key -> assertThat(Secrets.shown(key.name, "value"))
                        .as(key.name)
                        .doesNotContain("value"));
        for (String key : List.of(
                "basic.auth.user.info", "schema.registry.basic.auth.user.info", "schema.registry.bearer.auth.token")) {
            assertThat(Secrets.shown(key, "value")).as(key).doesNotContain("value");
        }
        for (String key : List.of("basic.auth.credentials.source", "ssl.truststore.location", "sasl.mechanism")) {
            assertThat(Secrets.shown(key, "value")).as(key).isEqualTo("value");
        }
    }
}
