package fleetrtt.aggregator.partial;

import fleetrtt.aggregator.window.Subject;
import org.apache.kafka.common.utils.Utils;

/** Which task of the peer side keeps a subject's windows. */
public final class PeerPartition {
    private PeerPartition() {}

    /** From 0 to the number of partitions, exclusive. */
    public static int of(Subject subject, int partitions) {
        return Utils.toPositive(Utils.murmur2(subject.bytes())) % partitions;
    }
}
