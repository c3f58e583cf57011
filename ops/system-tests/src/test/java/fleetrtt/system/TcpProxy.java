package fleetrtt.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Stands between a server and its clients on loopback, and can be told to get in the way. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile int upstreamPort;
    private volatile boolean refusing;
    private volatile boolean swallowing;
    private volatile Duration delay = Duration.ZERO;

    /** Listens at once, at a free port; clients are refused until {@link #forwardTo}. */
    public TcpProxy() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void forwardTo(int port) {
        upstreamPort = port;
        start(this::accept);
    }

    /** From now on nobody gets through, and who is connected is cut off. */
    public void refuse() {
        refusing = true;
        cut();
    }

    /** Who is connected is cut off, and may connect again. */
    public void cut() {
        links.forEach(Link::close);
    }

    /** From now on connections are half-open: they stand, and what is sent on them arrives nowhere. */
    public void swallow() {
        swallowing = true;
    }

    /** From now on whatever is sent, up to 64 KiB at a time, arrives by so much later. */
    public void slowDown(Duration by) {
        delay = by;
    }

    /** No longer in the way; half-open connections, of which bytes are missing, are cut. */
    public void admit() {
        refusing = false;
        delay = Duration.ZERO;
        if (swallowing) {
            swallowing = false;
            cut();
        }
    }

    /** Requests of those now connected still go through, and answers to them do not; new connections are not held. */
    public void holdAnswersOfTheConnected() {
        links.forEach(link -> link.answersHeld = true);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                if (refusing) {
                    client.close();
                } else {
                    connect(client);
                }
            }
        } catch (IOException e) {
            // The listener was closed.
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), upstreamPort));
        } catch (IOException e) {
            client.close();
            return;
        }
        Link link = new Link(client, server);
        links.add(link);
        start(() -> link.pump(client, server, false));
        start(() -> link.pump(server, client, true));
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        links.forEach(Link::close);
    }

    /** One connection through the proxy. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean answersHeld;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to, boolean answers) {
            byte[] buffer = new byte[65_536];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                    if (!swallowing && !(answers && answersHeld)) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException | InterruptedException e) {
                // Either end is gone, and so is the link.
            }
            close();
        }

        void close() {
            links.remove(this);
            try (client;
                    server) {
                // Only to close both.
            } catch (IOException e) {
                // It is closed either way.
            }
        }
    }
}
