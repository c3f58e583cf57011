package fleetrtt.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fleetrtt.system.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The services of ops/docker/compose.yaml under a name and at ports of their own; gone with their volumes when closed. */
final class ComposeProject implements AutoCloseable {
    private static final Path FOLDER = Path.of("..", "docker").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** Of Docker, from which on it knows CAP_BPF. */
    private static final int KNOWS_BPF = 23;

    private final Path folder;
    private final List<String> compose = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    private ComposeProject(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns once they have been started, which is when the topics are there.
     *
     * @param folder for what Compose says
     * @param ports of this machine, by variable
     * @param services which of them, besides those that they need
     */
    static ComposeProject up(Path folder, Map<String, Integer> ports, List<String> services)
            throws IOException, InterruptedException {
        ComposeProject project = new ComposeProject(folder);
        project.compose.addAll(List.of(
                "docker-compose",
                "--project-name=fleetrtt-test-" + ProcessHandle.current().pid(),
                "--file=" + FOLDER.resolve("compose.yaml")));
        ports.forEach((variable, port) -> project.environment.put(variable, Integer.toString(port)));
        for (String role : List.of("kafka", "registry", "prometheus", "alertmanager", "grafana")) {
            Engine.image(role)
                    .ifPresent(image -> project.environment.put(role.toUpperCase(Locale.ROOT) + "_IMAGE", image));
        }
        if (engineVersion() < KNOWS_BPF) {
            project.compose.add("--file=" + FOLDER.resolve("before-docker-23.yaml"));
            project.environment.putAll(Map.of("CAP_BPF", "SYS_ADMIN", "CAP_PERFMON", "DAC_OVERRIDE"));
        }
        project.run(List.of(FOLDER.resolve("token.sh").toString()));
        List<String> command = new ArrayList<>(List.of("up", "-d"));
        command.addAll(services);
        try {
            project.compose(command.toArray(String[]::new));
        } catch (AssertionError e) {
            project.close();
            throw e;
        }
        return project;
    }

    private static int engineVersion() {
        String version = DockerClientFactory.lazyClient().versionCmd().exec().getVersion();
        return Integer.parseInt(String.valueOf(version).replaceFirst("\\..*", ""));
    }

    /** What everybody has to send who asks a service of ours. */
    static String token() throws IOException {
        return Files.readString(FOLDER.resolve("secrets/token")).strip();
    }

    /** Waits until each is healthy by its own check. */
    void awaitHealthy(List<String> services) {
        for (String service : services) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(health(service)).as(service).isEqualTo("healthy"));
        }
    }

    private String health(String service) throws IOException, InterruptedException {
        String container = compose("ps", "-q", service).strip();
        return run(List.of("docker", "inspect", "--format={{.State.Health.Status}}", container))
                .strip();
    }

    String logs(String service) throws IOException, InterruptedException {
        return compose("logs", "--no-color", service);
    }

    private String compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(compose);
        command.addAll(Arrays.asList(arguments));
        return run(command);
    }

    /** What a command prints that has to succeed. */
    private String run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(said.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%s ends: %s", command, Files.readString(errors))
                .isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command, Files.readString(errors))
                .isZero();
        return Files.readString(said);
    }

    @Override
    public void close() throws IOException {
        try {
            compose("down", "--volumes", "--timeout=30");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
