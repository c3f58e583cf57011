package fleetrtt.edge.outbox;

import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes room by giving up resolution, never counts: neighbouring rows without names that lie in one window of the
 * next coarser size become one row, first in windows of a minute, then of an hour.
 */
final class Coalescing {
    private static final int AT_ONCE = 64;

    private final Connection connection;

    Coalescing(Connection connection) {
        this.connection = connection;
    }

    /** Merges, oldest first, until no more than so many bytes are kept; returns how many rows were merged away. */
    long downTo(long bytes) throws SQLException, IOException {
        return pass(WindowSize.ONE_MINUTE, bytes) + pass(WindowSize.ONE_HOUR, bytes);
    }

    private long pass(WindowSize size, long bytes) throws SQLException, IOException {
        long merged = 0;
        long from = 0;
        while (Rows.depth(connection).bytes() > bytes) {
            List<Rows.Row> rows = Rows.unnamed(connection, from, AT_ONCE);
            if (rows.isEmpty()) {
                break;
            }
            Interval window = size.windowAt(rows.get(0).drained().interval().startMillis());
            List<Rows.Row> together = rows.stream()
                    .takeWhile(row -> window.holds(row.drained().interval()))
                    .toList();
            merged += merge(together);
            from = together.size() == AT_ONCE
                    ? rows.get(0).id()
                    : rows.get(Math.max(together.size(), 1) - 1).id() + 1;
        }
        return merged;
    }

    private int merge(List<Rows.Row> rows) throws SQLException {
        if (rows.size() < 2) {
            return 0;
        }
        DrainedInterval all = rows.stream()
                .map(Rows.Row::drained)
                .reduce(DrainedInterval::plus)
                .orElseThrow();
        Rows.replace(connection, rows.get(0).id(), all);
        for (Rows.Row row : rows.subList(1, rows.size())) {
            Rows.delete(connection, row.id());
        }
        return rows.size() - 1;
    }
}
