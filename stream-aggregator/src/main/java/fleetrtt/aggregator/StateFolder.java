package fleetrtt.aggregator;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one instance, held for as long as it runs. What is in it counts only if an instance that stopped in peace
 * left it just so; else it is removed, and read back from Kafka. Not thread-safe.
 */
final class StateFolder implements AutoCloseable {
    private static final String LOCK = "fleetrtt.lock";

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    private final Path folder;
    private final StateSeal seal;
    private @Nullable FileChannel channel;

    StateFolder(Path folder) {
        this.folder = folder;
        seal = new StateSeal(folder, Set.of(folder.resolve(LOCK)));
    }

    /**
     * Makes the folder if need be.
     *
     * @throws Fault when it cannot be made or written to, or another instance holds it
     */
    void claim() {
        try {
            Files.createDirectories(folder);
            FileChannel opened =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = opened;
            if (lock(opened) == null) {
                throw new Fault(
                        "another instance has the state folder " + folder + "; give each its own with --state-dir",
                        null);
            }
            if (!seal.open()) {
                clear();
            }
        } catch (IOException e) {
            throw new Fault(
                    "cannot use the state folder " + folder + " (" + e + "); give it to the user "
                            + System.getProperty("user.name") + ", or name another with --state-dir",
                    e);
        }
    }

    private void clear() throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(each -> !each.equals(folder) && !each.equals(folder.resolve(LOCK)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        if (!found.isEmpty()) {
            LOG.info("{} is not as an instance that stopped in peace leaves it: read back from Kafka", folder);
        }
        for (Path each : found) {
            Files.delete(each);
        }
    }

    /** What is in it is as it must be, and nobody will change it before the next start; does nothing unless claimed. */
    void seal() {
        if (channel == null) {
            return;
        }
        try {
            seal.set();
        } catch (IOException e) {
            LOG.warn("{} cannot be sealed ({}): the next start reads it back from Kafka", folder, e.toString());
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    /** Lets others have it. */
    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        } catch (IOException e) {
            throw new Fault("cannot give up the state folder " + folder + " (" + e + ")", e);
        }
    }
}
