package fleetrtt.aggregator.host;

import fleetrtt.aggregator.window.SliceTable;
import fleetrtt.aggregator.window.Subject;
import org.jspecify.annotations.Nullable;

/** A remote address, by the text that hosts give it, and where its reports of the batch are. */
final class BatchPeer implements SliceTable.Keyed {
    final byte[] text;
    final Subject subject;
    final int partition;
    /** Of which it was one of those that are known. */
    final int generation;

    @Nullable Chain first;

    BatchPeer(byte[] text, Subject subject, int partition, int generation) {
        this.text = text;
        this.subject = subject;
        this.partition = partition;
        this.generation = generation;
    }

    @Override
    public byte[] keyBytes() {
        return text;
    }

    /** The reports of one window; each points at the one before. */
    static final class Chain {
        final int window;
        final @Nullable Chain next;
        int head = Batch.NONE;
        long samples;
        long sumMicros;

        Chain(int window, @Nullable Chain next) {
            this.window = window;
            this.next = next;
        }
    }
}
