package fleetrtt.system.edge;

import fleetrtt.edge.outbox.Outbox;
import fleetrtt.edge.outbox.OutboxDepth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a collector keeps in its outbox. */
final class Waiting {
    private static final long ANY = Long.MAX_VALUE / 4;

    private Waiting() {}

    /** When the collector, running or not, last changed what it keeps; milliseconds since the epoch. */
    static long lastWrite(Path state) throws IOException {
        return Files.getLastModifiedTime(state.resolve("outbox.db-wal")).toMillis();
    }

    /** Of a collector that is not running. */
    static OutboxDepth in(Path state) {
        try (Outbox outbox = new Outbox(state.resolve("outbox.db"), ANY)) {
            outbox.start();
            return outbox.depth();
        }
    }
}
