package fleetrtt.system.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A few connections with the same port at both ends, so that a filter on that remote port sees both
 * directions. What is written at one end is read at the other by the same thread: nobody waits for anybody.
 */
final class SmallSegments {
    /** Of the loopback, in bytes. */
    static final int MTU = 128;

    /** What IPv4 and TCP with its timestamps leave. */
    private static final int SEGMENT_BYTES = MTU - 20 - 32;

    private static final long SEGMENTS_A_SECOND = 325_000;
    private static final int FLOWS = 4;
    private static final int SEGMENTS_AT_ONCE = 200;

    /**
     * Of either end: much more than what is written at once. Then a segment is a sample, since the receiver
     * acknowledges all of them together; with less it does so after every second one at times, and at times not.
     */
    private static final int BUFFER_BYTES = 1024 * 1024;

    private final List<SocketChannel> senders = new ArrayList<>();
    private final List<SocketChannel> receivers = new ArrayList<>();

    /** From now on, until it is killed or the process that started it ends. */
    public static void main(String[] args) throws Exception {
        Future<ProcessHandle> ended =
                ProcessHandle.current().parent().orElseThrow().onExit();
        SmallSegments segments = new SmallSegments();
        segments.connect(Integer.parseInt(args[0]));
        segments.sendUntil(ended);
    }

    private void connect(int port) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress("127.72.0.1", port));
            for (int flow = 1; flow <= FLOWS; flow++) {
                SocketChannel receiver = SocketChannel.open();
                receiver.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
                receiver.bind(new InetSocketAddress("127.72.1." + flow, port));
                receiver.connect(listener.getLocalAddress());
                receivers.add(receiver);
                senders.add(listener.accept().setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES));
            }
        }
    }

    /** At an even pace; what it is behind it makes good. */
    private void sendUntil(Future<?> end) throws IOException, InterruptedException {
        ByteBuffer sent = ByteBuffer.allocateDirect(SEGMENTS_AT_ONCE * SEGMENT_BYTES);
        ByteBuffer received = ByteBuffer.allocateDirect(SEGMENTS_AT_ONCE * SEGMENT_BYTES);
        long began = System.nanoTime();
        for (long turn = 1; !end.isDone(); turn++) {
            for (SocketChannel sender : senders) {
                sender.write(sent.clear());
            }
            for (SocketChannel receiver : receivers) {
                received.clear();
                while (received.hasRemaining()) {
                    receiver.read(received);
                }
            }
            long due = turn * FLOWS * SEGMENTS_AT_ONCE * TimeUnit.SECONDS.toNanos(1) / SEGMENTS_A_SECOND;
            TimeUnit.NANOSECONDS.sleep(began + due - System.nanoTime());
        }
    }
}
