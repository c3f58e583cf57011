package fleetrtt.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The scripts of ops/kafka, with the tools that a Kafka distribution has in its folder bin. */
final class KafkaScripts {
    private static final Path SCRIPTS = Path.of("..", "kafka").toAbsolutePath().normalize();

    private final Path tools;
    private final Map<String, String> environment;

    private KafkaScripts(Path tools, Map<String, String> environment) {
        this.tools = tools;
        this.environment = environment;
    }

    /**
     * Makes the tools.
     *
     * @param folder for them, made here
     * @param environment of the scripts
     */
    static KafkaScripts in(Path folder, Map<String, String> environment) throws IOException {
        Files.createDirectories(folder);
        tool(folder.resolve("kafka-acls.sh"), "org.apache.kafka.tools.AclCommand");
        tool(folder.resolve("kafka-configs.sh"), "kafka.admin.ConfigCommand");
        return new KafkaScripts(folder, environment);
    }

    private static void tool(Path file, String main) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(
                file,
                "#!/bin/sh\nexec " + java + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' " + main + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What it printed; it has to succeed. */
    String run(String script, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(tools, script, ".txt");
        int code = exitCode(said, script, arguments);
        assertThat(code).as(Files.readString(said)).isZero();
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    /** Everything it printed goes to the file. */
    int exitCode(Path said, String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("KAFKA_BIN", tools.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(script).isTrue();
        return process.exitValue();
    }
}
