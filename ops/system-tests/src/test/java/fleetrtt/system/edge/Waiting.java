package fleetrtt.system.edge;

import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.outbox.OutboxDepth;
import java.nio.file.Path;

/** What lies in the outbox of a collector that is not running. */
final class Waiting {
    private static final long ANY = Long.MAX_VALUE / 4;

    private Waiting() {}

    static OutboxDepth in(Path state) {
        try (Outbox outbox = new Outbox(state.resolve("outbox.db"), ANY)) {
            outbox.start();
            return outbox.depth();
        }
    }
}
