package fleetrtt.devstack.broker;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
final class LoopbackPorts {
    private LoopbackPorts() {}

    /** A port that was free a moment ago. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
