package fleetrtt.edge.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * An established TCP connection with both its ends. A round trip is a byte to the server and one back, each of which
 * is received before the next is sent: two segments, since each acknowledges the one before.
 */
public final class Connection implements AutoCloseable {
    private final SocketChannel client;
    private final SocketChannel server;

    private Connection(SocketChannel client, SocketChannel server) {
        this.client = client;
        this.server = server;
    }

    /** Over sockets of IPv4 or IPv6 as the address is. */
    public static Connection open(Namespace from, Namespace to, String serverAddress) throws Exception {
        boolean v6 = serverAddress.contains(":");
        return open(from, to, serverAddress, v6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    }

    /** Over IPv6 sockets, to an IPv4 address: v4-mapped at both ends. */
    public static Connection openMapped(Namespace from, Namespace to, String serverAddress) throws Exception {
        return open(from, to, serverAddress, StandardProtocolFamily.INET6);
    }

    private static Connection open(Namespace from, Namespace to, String serverAddress, ProtocolFamily family)
            throws Exception {
        try (ServerSocketChannel listener = to.call(() -> ServerSocketChannel.open(family))) {
            listener.bind(new InetSocketAddress(serverAddress, 0));
            SocketChannel client = from.call(() -> SocketChannel.open(family));
            client.connect(listener.getLocalAddress());
            return new Connection(noDelay(client), noDelay(listener.accept()));
        }
    }

    /** Within this process' own namespace, e.g. over loopback. */
    public static Connection open(String serverAddress) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(serverAddress, 0));
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            return new Connection(noDelay(client), noDelay(listener.accept()));
        }
    }

    private static SocketChannel noDelay(SocketChannel channel) throws IOException {
        channel.socket().setTcpNoDelay(true);
        return channel;
    }

    public int clientPort() {
        return client.socket().getLocalPort();
    }

    public int serverPort() {
        return server.socket().getLocalPort();
    }

    public void roundTrips(int times) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (int trip = 0; trip < times; trip++) {
            client.write(one.clear());
            server.read(one.clear());
            server.write(one.clear());
            client.read(one.clear());
        }
    }

    /** From the client to the server, as fast as they go. */
    public void bulk(int bytes) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(16_384);
        for (int sent = 0; sent < bytes; sent += block.capacity()) {
            client.write(block.clear());
            for (int read = 0; read < block.capacity(); ) {
                ByteBuffer rest = ByteBuffer.allocate(block.capacity() - read);
                read += server.read(rest);
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
