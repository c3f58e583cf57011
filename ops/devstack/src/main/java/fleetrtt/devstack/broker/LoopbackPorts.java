package fleetrtt.devstack.broker;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of 127.0.0.1. */
public final class LoopbackPorts {
    /** Below those that Linux gives to outgoing connections, unless told otherwise. */
    private static final int LOWEST = 20_000;

    private static final int COUNT = 32_768 - LOWEST;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private LoopbackPorts() {}

    /**
     * A port that nobody listens on. Where the kernel chooses, it may choose the same again before the first one asked
     * has bound it, or give it to a connection; here a process gets no port twice before it has had all of them.
     */
    public static int free() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new Fault("every port of 127.0.0.1 from " + LOWEST + " to " + (LOWEST + COUNT - 1) + " is in use", null);
    }

    /** Whether anybody could listen on a port at this moment. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            bind(socket, port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void bind(ServerSocket socket, int port) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
    }

    /**
     * Makes sure that a port can be listened on.
     *
     * @throws Fault naming the port, who wants it and the option that chooses another
     */
    static void requireFree(int port, String user, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            bind(socket, port);
        } catch (IOException e) {
            throw new Fault(
                    "the " + user + " cannot listen on 127.0.0.1:" + port + " (" + e.getMessage()
                            + "): stop what uses it or choose another port with " + option,
                    e);
        }
    }
}
