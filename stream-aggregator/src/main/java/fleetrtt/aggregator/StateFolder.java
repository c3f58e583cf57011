package fleetrtt.aggregator;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of one instance, held for as long as it runs. Not thread-safe. */
final class StateFolder implements AutoCloseable {
    private static final String LOCK = "fleetrtt.lock";

    private final Path folder;
    private @Nullable FileChannel channel;

    StateFolder(Path folder) {
        this.folder = folder;
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
        } catch (IOException e) {
            throw new Fault(
                    "cannot use the state folder " + folder + " (" + e + "); give it to the user "
                            + System.getProperty("user.name") + ", or name another with --state-dir",
                    e);
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
