package fleetrtt.system.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/** What runs containers. Images that it has are never pulled anew. */
public final class Engine {
    public static final String MISSING = "no container engine answers: start one, or set DOCKER_HOST";
    private static final String IMAGES = "fleetrtt.containers.";
    private static final Path LOGS = Path.of("target", "containers");

    private Engine() {}

    public static boolean isThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Skips the test where there is no engine. */
    public static void require() {
        Assumptions.assumeTrue(isThere(), MISSING);
    }

    /** The image of a role, by the system property {@code fleetrtt.containers.<role>}; empty where that is. */
    public static Optional<String> image(String role) {
        return Optional.ofNullable(System.getProperty(IMAGES + role)).filter(image -> !image.isEmpty());
    }

    /** Whether containers can have a network of their own. */
    public static boolean hasBridges() {
        DockerClient client = DockerClientFactory.lazyClient();
        try {
            client.removeNetworkCmd(client.createNetworkCmd()
                            .withName(
                                    "fleetrtt-trial-" + ProcessHandle.current().pid())
                            .exec()
                            .getId())
                    .exec();
            return true;
        } catch (DockerException e) {
            return false;
        }
    }

    /**
     * Inert, on the host's own network.
     *
     * @param role whose image the system property {@code fleetrtt.containers.<role>} names
     */
    public static GenericContainer<?> container(String role) {
        require();
        String image = image(role)
                .orElseThrow(() -> new IllegalStateException("no image for " + role + ": -Pcontainers names it"));
        ImagePullPolicy onlyMissing = name -> !hasImage(name);
        return new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(onlyMissing)
                .withNetworkMode("host")
                .withLogConsumer(frame -> log(role, frame.getUtf8String()));
    }

    /** Not to standard output, which tests read. */
    private static synchronized void log(String role, String text) {
        try {
            Files.writeString(
                    Files.createDirectories(LOGS).resolve(role + ".log"),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasImage(DockerImageName image) {
        return !DockerClientFactory.lazyClient()
                .listImagesCmd()
                .withReferenceFilter(image.asCanonicalNameString())
                .exec()
                .isEmpty();
    }
}
