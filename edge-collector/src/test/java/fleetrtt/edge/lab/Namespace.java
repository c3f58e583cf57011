package fleetrtt.edge.lab;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import fleetrtt.edge.kernel.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A network namespace with one thread in it: sockets made on that thread belong to the namespace for ever. */
public final class Namespace implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x40000000;

    private final String name;
    private final ExecutorService inside;

    private Namespace(String name, ExecutorService inside) {
        this.name = name;
        this.inside = inside;
    }

    /** Of the C library. */
    interface C extends Library {
        int open(String path, int flags) throws LastErrorException;

        int close(int fd) throws LastErrorException;

        int setns(int fd, int type) throws LastErrorException;
    }

    static Namespace add(String name) throws Exception {
        Command.run("ip netns add " + name);
        Namespace namespace = new Namespace(name, Executors.newSingleThreadExecutor());
        namespace.call(() -> enter(name));
        namespace.ip("link set lo up");
        return namespace;
    }

    private static int enter(String name) {
        C c = Native.load("c", C.class);
        int fd = c.open("/run/netns/" + name, 0);
        c.setns(fd, CLONE_NEWNET);
        return c.close(fd);
    }

    public String name() {
        return name;
    }

    public long inode() {
        return NetworkNamespace.inode(name);
    }

    /** Runs {@code ip} in here. */
    public void ip(String arguments) throws IOException, InterruptedException {
        Command.run("ip -n " + name + " " + arguments);
    }

    /** Runs {@code tc} in here. */
    public void tc(String arguments) throws IOException, InterruptedException {
        Command.run("tc -n " + name + " " + arguments);
    }

    /** On the thread that is in here. */
    public <T> T call(Callable<T> task) throws Exception {
        return inside.submit(task).get(10, TimeUnit.SECONDS);
    }

    /** TCP segments received in here so far (InSegs of RFC 4022). */
    public long receivedSegments() throws Exception {
        List<String> tcp = call(() -> Files.readAllLines(Path.of("/proc/thread-self/net/snmp"))).stream()
                .filter(line -> line.startsWith("Tcp:"))
                .toList();
        int column = List.of(tcp.get(0).split(" ", -1)).indexOf("InSegs");
        return Long.parseLong(tcp.get(1).split(" ", -1)[column]);
    }

    @Override
    public void close() throws IOException {
        inside.shutdownNow();
        try {
            Command.run("ip netns del " + name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
