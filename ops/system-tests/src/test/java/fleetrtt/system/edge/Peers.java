package fleetrtt.system.edge;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Servers at many loopback addresses and one port, and connections to each of them: a filter on that remote port sees
 * the traffic of these alone. A round trip is one segment received by the client, unless the server is so late that
 * the kernel acknowledges before it answers; while nobody asks for more, there is no traffic. In a burst a server answers
 * each byte with a segment of its own, which costs a fraction of as many round trips.
 */
public final class Peers implements AutoCloseable {
    /** Asks for a segment instead of an echo. */
    private static final byte SEGMENT = 1;

    /** More than a receiver leaves without an acknowledgement, so that the sender never waits and never joins two. */
    private static final int SEGMENT_BYTES = 600;

    private static final int BURST = 64;

    private final ServerSocketChannel listener;
    private final List<SocketChannel> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Peers(ServerSocketChannel listener) {
        this.listener = listener;
    }

    /** Connected to 127.71.0.1, 127.71.0.2 and so on. */
    public static Peers connect(int count) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress("0.0.0.0", 0), 1024);
        Peers peers = new Peers(listener);
        peers.threads.execute(peers::echo);
        peers.moveTo(0, count);
        return peers;
    }

    /** Leaves the peers it is connected to for as many others; for more than this process may hold open. */
    void moveTo(int first, int count) throws IOException {
        disconnect();
        for (int peer = first; peer < first + count; peer++) {
            SocketChannel client = SocketChannel.open(new InetSocketAddress(address(peer), port()));
            client.socket().setTcpNoDelay(true);
            clients.add(client);
        }
        // The very first data is acknowledged at once, in a segment of its own.
        roundTrips(clients);
    }

    private void disconnect() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
        clients.clear();
    }

    static String address(int peer) {
        return "127.71." + (1 + peer / 250) + "." + (1 + peer % 250);
    }

    public int port() {
        return listener.socket().getLocalPort();
    }

    private void echo() {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try (Selector selector = Selector.open()) {
            listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            while (!Thread.currentThread().isInterrupted()) {
                selector.select(key -> serve(selector, key, buffer));
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Selector selector, SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isAcceptable()) {
                SocketChannel server = listener.accept();
                if (server != null) {
                    server.socket().setTcpNoDelay(true);
                    server.configureBlocking(false).register(selector, SelectionKey.OP_READ);
                }
            } else {
                SocketChannel server = (SocketChannel) key.channel();
                if (server.read(buffer.clear()) < 0) {
                    server.close();
                }
                answer(server, buffer.flip());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private static void answer(SocketChannel server, ByteBuffer asked) throws IOException {
        if (!asked.hasRemaining() || asked.get(0) != SEGMENT) {
            server.write(asked);
            return;
        }
        ByteBuffer segment = ByteBuffer.allocateDirect(SEGMENT_BYTES);
        for (int i = 0; i < asked.remaining(); i++) {
            server.write(segment.clear());
        }
    }

    /** Has each peer send {@value #BURST} segments, all at once. */
    void burst() throws IOException {
        byte[] ask = new byte[BURST];
        Arrays.fill(ask, SEGMENT);
        for (SocketChannel client : clients) {
            client.write(ByteBuffer.wrap(ask));
        }
        ByteBuffer answer = ByteBuffer.allocateDirect(BURST * SEGMENT_BYTES);
        for (SocketChannel client : clients) {
            answer.clear();
            while (answer.hasRemaining()) {
                if (client.read(answer) < 0) {
                    throw new EOFException("a peer closed the connection within a burst");
                }
            }
        }
    }

    /** So many with each peer, one after the other. */
    public void roundTrips(int times) throws IOException {
        for (int trip = 0; trip < times; trip++) {
            roundTrips(clients);
        }
    }

    private static void roundTrips(List<SocketChannel> clients) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (SocketChannel client : clients) {
            client.write(one.clear());
            client.read(one.clear());
        }
    }

    /** As fast as so many threads can; ends when it is told to. */
    public Traffic keepTalking(int parallel) {
        Traffic traffic = new Traffic();
        int share = (clients.size() + parallel - 1) / parallel;
        for (int from = 0; from < clients.size(); from += share) {
            List<SocketChannel> own = clients.subList(from, Math.min(from + share, clients.size()));
            traffic.parts.add(threads.submit(() -> {
                while (!traffic.stopped) {
                    roundTrips(own);
                }
                return null;
            }));
        }
        return traffic;
    }

    /** Talks until the condition holds. */
    void talkUntil(BooleanSupplier condition) throws IOException {
        while (!condition.getAsBoolean()) {
            roundTrips(10);
        }
    }

    /** Round trips under way. */
    public static final class Traffic {
        private final List<Future<?>> parts = new ArrayList<>();
        private volatile boolean stopped;

        /** Returns when the last of them is over. */
        public void stop() throws Exception {
            stopped = true;
            for (Future<?> part : parts) {
                part.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        disconnect();
        threads.shutdownNow();
        listener.close();
    }
}
