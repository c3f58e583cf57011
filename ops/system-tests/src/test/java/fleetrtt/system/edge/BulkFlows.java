package fleetrtt.system.edge;

import fleetrtt.system.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * {@link SmallSegments} as a process in a network namespace that ends with it. Its loopback has a small MTU and leaves
 * segmentation to the kernel, which cuts what is written at once into some hundred segments for a fraction of what a
 * round trip costs. Needs root and ethtool.
 */
final class BulkFlows implements AutoCloseable {
    /** Reno sends as soon as the window lets it; others may pace. The priority is for machines that are busy with builds. */
    private static final String NETWORK = "ip link set lo mtu " + SmallSegments.MTU + " up && ethtool -K lo tso off"
            + " && echo reno >/proc/sys/net/ipv4/tcp_congestion_control && exec nice -n -10 \"$@\"";

    private static final int LAST_LINES = 10;

    private final Child sender;

    private BulkFlows(Child sender) {
        this.sender = sender;
    }

    /** Not necessarily under way yet. */
    static BulkFlows start(Path folder, int port) throws IOException {
        List<String> namespace = List.of("unshare", "--net", "sh", "-c", NETWORK, "sh");
        return new BulkFlows(Child.start(folder, namespace, SmallSegments.class, Integer.toString(port)));
    }

    /** @throws AssertionError with its last lines when it has ended, which it never does by itself */
    void requireAlive() throws IOException {
        if (!sender.handle().isAlive()) {
            List<String> lines = sender.err().lines().toList();
            throw new AssertionError("the bulk flows have ended:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
        }
    }

    /** Used so far, with what the kernel did for it: both ends of each connection, and the programs that watch them. */
    Duration cpu() {
        return sender.handle().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        sender.close();
    }
}
