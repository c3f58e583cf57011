package fleetrtt.system.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/**
 * The collector's image, run by runc itself with its user, its entry point, a read-only root and the capabilities named.
 * Engines before 23 know no CAP_BPF to give, but what they run containers with does.
 */
final class RuncCollector implements AutoCloseable {
    private static final String NAME =
            "fleetrtt-collector-" + ProcessHandle.current().pid();
    private static final int NOBODY = 65532;

    private final Path bundle;
    private final Process process;

    private RuncCollector(Path bundle, Process process) {
        this.bundle = bundle;
        this.process = process;
    }

    static RuncCollector start(
            Path bundle, List<String> capabilities, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        String image = System.getProperty("fleetrtt.containers.collector");
        Files.createDirectories(bundle.resolve("rootfs"));
        sh(
                bundle,
                "id=$(docker create --network none " + image + ") && docker export $id"
                        + " | tar -x -C rootfs --xattrs --xattrs-include='*' && docker rm $id && runc spec");
        Path file = bundle.resolve("config.json");
        ObjectMapper json = new ObjectMapper();
        ObjectNode config = (ObjectNode) json.readTree(file.toFile());
        process(config.withObject("/process"), capabilities, arguments(image, command), environment);
        config.withObject("/root").put("readonly", true);
        var namespaces = config.withObject("/linux").withArray("namespaces").elements();
        while (namespaces.hasNext()) {
            if (namespaces.next().path("type").asText().equals("network")) {
                namespaces.remove();
            }
        }
        mount(config, "/tmp", "mode=1777");
        mount(config, "/var/lib/fleetrtt/collector", "uid=" + NOBODY + ",mode=0750");
        json.writeValue(file.toFile(), config);
        Process process = new ProcessBuilder(
                        "runc", "--root", bundle.resolve("state").toString(), "run", NAME)
                .directory(bundle.toFile())
                .redirectErrorStream(true)
                .redirectOutput(bundle.resolve("said").toFile())
                .start();
        return new RuncCollector(bundle, process);
    }

    private static List<String> arguments(String image, List<String> command) {
        List<String> arguments = new ArrayList<>();
        var config =
                DockerClientFactory.lazyClient().inspectImageCmd(image).exec().getConfig();
        assertThat(config).isNotNull();
        assertThat(config.getUser()).isEqualTo(NOBODY + ":" + NOBODY);
        String[] entrypoint = config.getEntrypoint();
        assertThat(entrypoint).isNotNull();
        arguments.addAll(List.of(entrypoint));
        arguments.addAll(command);
        return arguments;
    }

    private static void process(
            ObjectNode process, List<String> capabilities, List<String> arguments, Map<String, String> environment) {
        process.put("terminal", false);
        process.put("noNewPrivileges", false);
        process.withObject("/user").put("uid", NOBODY).put("gid", NOBODY);
        process.putArray("rlimits");
        var args = process.putArray("args");
        arguments.forEach(args::add);
        var env = process.withArray("env");
        environment.forEach((name, value) -> env.add(name + "=" + value));
        // As engines do for users other than root: there to be taken up, and not taken up.
        ObjectNode sets = process.putObject("capabilities");
        List.of("effective", "permitted", "inheritable", "ambient").forEach(sets::putArray);
        var bounding = sets.putArray("bounding");
        capabilities.forEach(capability -> bounding.add("CAP_" + capability));
    }

    private static void mount(ObjectNode config, String path, String options) {
        ObjectNode mount = config.withArray("mounts").addObject();
        mount.put("destination", path).put("type", "tmpfs").put("source", "tmpfs");
        var list = mount.putArray("options").add("nosuid").add("nodev");
        for (String option : options.split(",", -1)) {
            list.add(option);
        }
    }

    private static String sh(Path folder, String command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "sh", ".txt");
        Process process = new ProcessBuilder("sh", "-c", "set -e; " + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    /** Runs a command inside; what it prints, and its exit code in the last line. */
    String inside(String command) throws IOException, InterruptedException {
        return sh(bundle, "runc --root state exec " + NAME + " sh -c '" + command + "; echo $?' || true")
                .strip();
    }

    String said() throws IOException {
        return Files.readString(bundle.resolve("said"), StandardCharsets.UTF_8);
    }

    /** SIGTERM; the exit code. */
    int terminate() throws IOException, InterruptedException {
        sh(bundle, "runc --root state kill " + NAME + " TERM");
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            try {
                sh(bundle, "runc --root state kill " + NAME + " KILL || true");
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
            process.onExit().join();
        }
    }
}
