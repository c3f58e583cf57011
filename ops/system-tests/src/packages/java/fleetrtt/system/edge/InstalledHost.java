package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A bare Debian that has booted systemd in namespaces of its own; kernel and network are this machine's. Needs root.
 */
final class InstalledHost implements AutoCloseable {
    private static final Path PACKAGING = Path.of("../package").toAbsolutePath().normalize();
    private static final Path BARE = PACKAGING.resolve("target/bare-root");
    private static final Duration BOOT = Duration.ofSeconds(30);

    private final Process boot;
    private final long init;

    private InstalledHost(Process boot, long init) {
        this.boot = boot;
        this.init = init;
    }

    /** The folder of the packages that were built. */
    static Path packages() {
        return PACKAGING.resolve("target/dist");
    }

    /** The package of a part, built before. */
    static Path debian(String part) throws IOException {
        try (var all = Files.list(packages())) {
            return all.filter(file -> file.getFileName().toString().startsWith("fleetrtt-" + part + "_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What every host begins with; made once, which takes a minute or two. */
    static void requireBareRoot() throws Exception {
        if (!Files.exists(BARE)) {
            Process making = script("make", BARE.toString(), "openjdk-17-jre-headless", "libbpf1", "adduser", "systemd");
            assertThat(making.waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(making.exitValue()).isZero();
        }
    }

    private static Process script(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PACKAGING.resolve("bare-root.sh").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** @param layer folder for what changes; not in an overlay file system itself */
    static InstalledHost boot(Path layer) throws Exception {
        Process boot = script("boot", BARE.toString(), layer.toString());
        try {
            await().atMost(BOOT).until(() -> boot.descendants().anyMatch(InstalledHost::isSystemd) || !boot.isAlive());
            long init = boot.descendants().filter(InstalledHost::isSystemd).findFirst().orElseThrow().pid();
            InstalledHost host = new InstalledHost(boot, init);
            await().atMost(BOOT).until(() -> host.ask("systemctl", "is-system-running").equals("running"));
            return host;
        } catch (RuntimeException e) {
            boot.destroy();
            throw e;
        }
    }

    private static boolean isSystemd(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/systemd")
                && process.parent().flatMap(parent -> parent.info().command()).orElse("").endsWith("/unshare");
    }

    private record Ended(int code, String said) {}

    private Ended end(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("nsenter", "-t", Long.toString(init), "-m", "-p", "-u", "-i", "-C", "-r", "-w", "--"));
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        return new Ended(process.exitValue(), said);
    }

    /** What a command says that must succeed. */
    String run(String... command) throws Exception {
        Ended ended = end(command);
        assertThat(ended.code).as("%s: %s", String.join(" ", command), ended.said).isZero();
        return ended.said;
    }

    /** What a command says, whether it succeeds or not. */
    String ask(String... command) throws Exception {
        return end(command).said;
    }

    /** A file of the host, as this process sees it. */
    Path file(String path) {
        return Path.of("/proc/" + init + "/root" + path);
    }

    void install(Path debian) throws Exception {
        Files.copy(debian, file("/opt/" + debian.getFileName()));
        run("dpkg", "--install", "/opt/" + debian.getFileName());
        Files.delete(file("/opt/" + debian.getFileName()));
    }

    /** A package once more, under the version 99. */
    void upgrade(Path debian) throws Exception {
        String name = debian.getFileName().toString();
        Path newer = Path.of("/opt", name + ".newer.deb");
        Files.copy(debian, file("/opt/" + name));
        run("dpkg-deb", "--raw-extract", "/opt/" + name, "/opt/newer");
        run("sed", "-i", "s/^Version: .*/Version: 99/", "/opt/newer/DEBIAN/control");
        run("dpkg-deb", "-Znone", "--build", "/opt/newer", newer.toString());
        run("dpkg", "--install", newer.toString());
        run("rm", "-r", "/opt/newer", "/opt/" + name, newer.toString());
    }

    /** Files that bear the name of the project or of its local tool, wherever packages put them and services write. */
    String leftovers() throws Exception {
        return run("find", "/etc", "/usr", "/var", "/run", "-name", "*fleetrtt*", "-o", "-name", "tcprtt*");
    }

    /** Of a unit, as {@code systemctl show} has it. */
    String property(String unit, String name) throws Exception {
        return run("systemctl", "show", "--value", "--property", name, unit);
    }

    String journal(String unit) throws Exception {
        return run("journalctl", "--no-pager", "--output=cat", "--unit", unit);
    }

    @Override
    public void close() {
        boot.destroy();
        boot.onExit().join();
    }
}
