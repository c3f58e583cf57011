package fleetrtt.aggregator.host;

import fleetrtt.aggregator.window.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one host's last interval, in the order in which it named them. Mostly it names them in the same order
 * again, so each is found where it is expected, without a look-up among all. Not thread-safe.
 */
final class PeerOrder {
    private BatchPeer[] peers = {};
    private int size;
    private int next;
    private long startMillis;

    /**
     * The address with this text, if its turn has come.
     *
     * @param intervalMillis start of the report's interval; another one begins the order anew
     * @param generation of the addresses that are known
     */
    @Nullable BatchPeer next(Slice text, long intervalMillis, int generation) {
        if (intervalMillis != startMillis) {
            startMillis = intervalMillis;
            size = next;
            next = 0;
        }
        if (next < size && peers[next].generation == generation && text.isSame(peers[next].text)) {
            return peers[next++];
        }
        return null;
    }

    /** Another one came in its place. */
    void put(BatchPeer peer) {
        if (next == peers.length) {
            peers = Arrays.copyOf(peers, Math.max(16, next + next / 2));
        }
        peers[next++] = peer;
        size = Math.max(size, next);
    }
}
