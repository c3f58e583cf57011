package fleetrtt.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The compose file as docker-compose understands it, which holds it against its schema. */
@EnabledIf(value = "isThere", disabledReason = "no docker-compose here: install the Debian package docker-compose")
public final class ComposeTest {
    private static final Path FOLDER = Path.of("..", "docker").toAbsolutePath().normalize();
    private static final Set<String> OURS = Set.of("aggregator-1", "aggregator-2", "collector", "notifier", "topics");

    @TempDir
    Path temporary;

    public static boolean isThere() {
        return Files.isExecutable(Path.of("/usr/bin/docker-compose"));
    }

    private JsonNode services() throws IOException, InterruptedException {
        Path said = temporary.resolve("said.yaml");
        Path errors = temporary.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        "docker-compose", "-f", FOLDER.resolve("compose.yaml").toString(), "config")
                .redirectOutput(said.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Manifests.read(Files.readString(said)).get(0).path("services");
    }

    @Test
    void everyOptionAndVariableIsOneOfTheCommand() throws Exception {
        JsonNode services = services();
        for (String name : OURS) {
            JsonNode service = services.path(name);
            assertThat(service.isObject()).as(name).isTrue();
            List<String> command = new ArrayList<>(Manifests.texts(service.path("command")));
            if (command.isEmpty()) {
                command.add(name.replaceFirst("-\\d$", ""));
            }
            Map<String, String> environment = new TreeMap<>();
            service.path("environment")
                    .properties()
                    .forEach(variable -> environment.put(
                            variable.getKey(), variable.getValue().asText()));
            assertThat(environment).containsKeys("FLEETRTT_BOOTSTRAP_SERVER", "FLEETRTT_SCHEMA_REGISTRY");
            Options.areKnown(command, environment);
        }
    }

    @Test
    void oursHaveNoRightsBeyondTheirNeed() throws Exception {
        JsonNode services = services();
        for (String name : OURS) {
            JsonNode service = services.path(name);
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(Manifests.texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(service.has("privileged")).as(name).isFalse();
            assertThat(Manifests.texts(service.path("cap_add")))
                    .as(name)
                    .isEqualTo(name.equals("collector") ? List.of("BPF", "PERFMON") : List.of());
        }
    }

    @Test
    void everyImageCanBeExchangedAndEveryMountIsThere() throws Exception {
        String file = Files.readString(FOLDER.resolve("compose.yaml"));
        assertThat(file.lines().filter(line -> line.strip().startsWith("image:")))
                .allSatisfy(line -> assertThat(line).contains("${"));
        for (JsonNode service : services()) {
            for (String volume : Manifests.texts(service.path("volumes"))) {
                if (volume.startsWith("/")) {
                    assertThat(Path.of(volume.substring(0, volume.indexOf(':'))))
                            .exists();
                }
            }
        }
    }
}
