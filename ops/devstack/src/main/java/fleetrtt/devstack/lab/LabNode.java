package fleetrtt.devstack.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * What runs on a node, in a process of its own: a server that sends back what it gets, and a client to each of the
 * addresses given, which sends a block some twenty times a second, after the last one has returned. Ends with its standard
 * input.
 */
public final class LabNode {
    static final int PORT = 7077;

    /** More than the burst that a slow link lets pass, and full segments (of 1,448 bytes, with timestamps) alone. */
    private static final int BLOCK = 8 * 1_448;

    /** In one connection, some seconds: what a connection has gone through slows it long after its path is mended. */
    private static final int BLOCKS = 60;

    private static final long PAUSE_NANOS = 50_000_000;

    private LabNode() {}

    public static void main(String[] addresses) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress("0.0.0.0", PORT), 64);
        threads.execute(() -> serve(listener, threads));
        List<String> peers = new ArrayList<>(List.of(addresses));
        peers.forEach(peer -> threads.execute(() -> talk(peer)));
        // Until whoever began this is gone.
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private static void serve(ServerSocketChannel listener, ExecutorService threads) {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                client.socket().setTcpNoDelay(true);
                threads.execute(() -> echo(client));
            }
        } catch (IOException e) {
            System.err.println("server: " + e.getMessage());
        }
    }

    private static void echo(SocketChannel client) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (client) {
            while (read(client, block)) {
                write(client, block);
            }
        } catch (IOException e) {
            System.err.println("echo: " + e.getMessage());
        }
    }

    /**
     * Begins again whenever it is cut off. What returns is read at once: what lies unread is acknowledged 40 ms late, and
     * that would be what is measured.
     */
    private static void talk(String peer) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        while (true) {
            try (SocketChannel server = SocketChannel.open(new InetSocketAddress(peer, PORT))) {
                server.socket().setTcpNoDelay(true);
                boolean open = true;
                for (int i = 0; i < BLOCKS && open; i++) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    write(server, block);
                    open = read(server, block);
                }
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static void write(SocketChannel to, ByteBuffer block) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            to.write(block);
        }
    }

    private static boolean read(SocketChannel from, ByteBuffer block) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            if (from.read(block) < 0) {
                return false;
            }
        }
        return true;
    }
}
