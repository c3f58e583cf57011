package fleetrtt.aggregator.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * One host's share of one window of one remote address. Its bytes are the peer's, a zero, and the host's name; so all
 * shares of a peer lie together, and neither text can hold a zero.
 */
record ShareKey(PeerKey peer, String host) {
    private static final byte END = 0;

    static Serde<ShareKey> serde() {
        return Serdes.serdeFrom((topic, key) -> key.bytes(), (topic, bytes) -> ShareKey.ofBytes(bytes));
    }

    /** What the keys of all shares of a peer begin with. */
    static byte[] prefix(PeerKey peer) {
        byte[] bytes = peer.bytes();
        return ByteBuffer.allocate(bytes.length + 1).put(bytes).put(END).array();
    }

    private byte[] bytes() {
        byte[] prefix = prefix(peer);
        byte[] name = host.getBytes(UTF_8);
        return ByteBuffer.allocate(prefix.length + name.length)
                .put(prefix)
                .put(name)
                .array();
    }

    private static ShareKey ofBytes(byte[] bytes) {
        int end = PeerKey.PREFIX;
        while (bytes[end] != END) {
            end++;
        }
        String host = new String(bytes, end + 1, bytes.length - end - 1, UTF_8);
        return new ShareKey(PeerKey.ofBytes(Arrays.copyOf(bytes, end)), host);
    }
}
