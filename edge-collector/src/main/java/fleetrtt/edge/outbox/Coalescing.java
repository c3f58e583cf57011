package fleetrtt.edge.outbox;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Makes room by giving up resolution, never counts: neighbouring rows without names that lie in one window of the
 * next coarser size become one row, first in windows of a minute, then of an hour. Holds the samples of two rows in
 * memory at a time, however many it merges.
 */
final class Coalescing {
    private static final int AT_ONCE = 64;

    private final Rows rows;
    private OutboxDepth freed = OutboxDepth.NONE;

    Coalescing(Rows rows) {
        this.rows = rows;
    }

    /** Merges, oldest first, until so many bytes are free that were not; returns what is no longer kept. */
    OutboxDepth free(long bytes) throws SQLException {
        pass(WindowSize.ONE_MINUTE, bytes);
        pass(WindowSize.ONE_HOUR, bytes);
        return freed;
    }

    private void pass(WindowSize size, long bytes) throws SQLException {
        long from = 0;
        while (freed.bytes() < bytes) {
            List<Rows.Span> spans = rows.unnamed(from, AT_ONCE);
            if (spans.isEmpty()) {
                return;
            }
            Interval window = size.windowAt(spans.get(0).interval().startMillis());
            List<Rows.Span> together = spans.stream()
                    .takeWhile(span -> window.holds(span.interval()))
                    .toList();
            if (together.size() > 1) {
                merge(together);
            }
            // When the window may go on, what was merged meets the rest of it in the next round.
            from = together.size() == AT_ONCE
                    ? spans.get(0).id()
                    : spans.get(Math.max(together.size(), 1) - 1).id() + 1;
        }
    }

    private void merge(List<Rows.Span> spans) throws SQLException {
        Optional<Rows.Row> all = Optional.empty();
        for (Rows.Span span : spans) {
            Optional<Rows.Row> row = rows.row(span.id());
            if (row.isPresent()) {
                freed = freed.plus(rows.depth(span.id()));
                rows.delete(span.id());
                all = Optional.of(all.isEmpty() ? row.get() : plus(all.get(), row.get()));
            }
        }
        if (all.isPresent()) {
            keep(all.get());
        }
    }

    private static Rows.Row plus(Rows.Row older, Rows.Row newer) {
        return new Rows.Row(older.id(), older.firstSequence(), older.drained().plus(newer.drained()));
    }

    private void keep(Rows.Row row) throws SQLException {
        byte[] payload = Payloads.encode(row.drained().remotes());
        rows.insert(row.id(), row.drained(), payload);
        freed = freed.minus(new OutboxDepth(1, payload.length, row.drained().samples()));
    }
}
