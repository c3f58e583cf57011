package fleetrtt.edge.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds the inode by which the kernel knows a network namespace. */
public final class NetworkNamespace {
    /** The kernel's PID_MAX_LIMIT; inodes of namespaces are far above. */
    private static final long LARGEST_PID = 4_194_304;

    private NetworkNamespace() {}

    /**
     * The inode of a namespace given by its name ({@code ip netns}), by the pid of a process in it, or itself.
     *
     * @throws IllegalArgumentException when there is no such namespace or it cannot be read
     */
    public static long inode(String nameOrPidOrInode) {
        boolean number = nameOrPidOrInode.matches("[0-9]{1,10}");
        if (number && Long.parseLong(nameOrPidOrInode) > LARGEST_PID) {
            return Long.parseLong(nameOrPidOrInode);
        }
        Path file = number ? Path.of("/proc", nameOrPidOrInode, "ns/net") : named(nameOrPidOrInode);
        try {
            return ((Number) Files.getAttribute(file, "unix:ino")).longValue();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("'" + nameOrPidOrInode + "' is no network namespace: no " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + nameOrPidOrInode + "': cannot read " + file, e);
        }
    }

    private static Path named(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.contains("/")) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a network namespace");
        }
        return Path.of("/run/netns", name);
    }
}
