package fleetrtt.edge.outbox;

import fleetrtt.time.Interval;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The table of intervals, within one transaction of the caller. A row that cannot be read is moved to the table of
 * damaged ones, so that it blocks none behind it.
 */
final class Rows {
    private static final Logger LOG = LoggerFactory.getLogger(Rows.class);
    private static final String COLUMNS =
            "SELECT id, start_ms, length_ms, first_sequence, checksum, payload FROM interval ";

    private final Connection connection;
    private OutboxDepth setAside = OutboxDepth.NONE;

    Rows(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param id rises from older to newer
     * @param firstSequence empty until the records have names
     */
    record Row(long id, OptionalLong firstSequence, DrainedInterval drained) {}

    /** A row without its samples. */
    record Span(long id, Interval interval) {}

    Connection connection() {
        return connection;
    }

    /** Rows that this transaction found to be unreadable. */
    OutboxDepth setAside() {
        return setAside;
    }

    /** A new row, newer than all others. */
    void append(DrainedInterval drained, byte[] payload) throws SQLException {
        insert(null, drained, payload);
    }

    /** A row in the place of one that was deleted. */
    void insert(@Nullable Long id, DrainedInterval drained, byte[] payload) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO interval"
                + " (id, start_ms, length_ms, samples, checksum, payload) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setLong(2, drained.interval().startMillis());
            insert.setLong(3, drained.interval().lengthMillis());
            insert.setLong(4, drained.samples());
            insert.setLong(5, Payloads.checksum(payload));
            insert.setBytes(6, payload);
            insert.executeUpdate();
        }
    }

    /** The oldest row that can be read. */
    Optional<Row> oldest() throws SQLException {
        Optional<Row> row = first("ORDER BY id LIMIT 1");
        while (row.isEmpty() && depth("").rows() > 0) {
            row = first("ORDER BY id LIMIT 1");
        }
        return row;
    }

    /** Empty when it cannot be read. */
    Optional<Row> row(long id) throws SQLException {
        return first("WHERE id = " + id);
    }

    private Optional<Row> first(String where) throws SQLException {
        long id;
        String fault;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(COLUMNS + where)) {
            if (!result.next()) {
                return Optional.empty();
            }
            id = result.getLong(1);
            try {
                return Optional.of(read(result));
            } catch (IOException | RuntimeException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        setAside(id, fault);
        return Optional.empty();
    }

    private static Row read(ResultSet result) throws SQLException, IOException {
        Interval interval = new Interval(result.getLong(2), result.getLong(3));
        long firstSequence = result.getLong(4);
        OptionalLong named = result.wasNull() ? OptionalLong.empty() : OptionalLong.of(firstSequence);
        byte[] payload = result.getBytes(6);
        if (Payloads.checksum(payload) != result.getLong(5)) {
            throw new IOException("it does not match its checksum");
        }
        return new Row(result.getLong(1), named, new DrainedInterval(interval, Payloads.decode(payload)));
    }

    private void setAside(long id, String fault) throws SQLException {
        OutboxDepth row = depth("WHERE id = " + id);
        LOG.error(
                "outbox row {} of {} samples is damaged ({}): set aside in the table 'damaged'",
                id,
                row.samples(),
                fault);
        updateOne("INSERT INTO damaged SELECT * FROM interval WHERE id = " + id);
        delete(id);
        setAside = setAside.plus(row);
    }

    /** Rows whose records have no names yet, oldest first, from the given id on. */
    List<Span> unnamed(long fromId, int most) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id, start_ms, max(length_ms, 1) FROM interval"
                        + " WHERE first_sequence IS NULL AND id >= " + fromId + " ORDER BY id LIMIT " + most)) {
            List<Span> spans = new ArrayList<>();
            while (result.next()) {
                spans.add(new Span(result.getLong(1), new Interval(result.getLong(2), result.getLong(3))));
            }
            return spans;
        }
    }

    void name(long id, long firstSequence) throws SQLException {
        updateOne("UPDATE interval SET first_sequence = " + firstSequence + " WHERE id = " + id);
    }

    void delete(long id) throws SQLException {
        updateOne("DELETE FROM interval WHERE id = " + id);
    }

    /** A row that a scan finds and a look-up does not would be found, and sent, for ever: the tree itself is damaged. */
    private void updateOne(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(sql) != 1) {
                throw new SQLiteException("no row for '" + sql + "'", SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    /** Of one row; nothing when it is not there. */
    OutboxDepth depth(long id) throws SQLException {
        return depth("WHERE id = " + id);
    }

    /** Of all rows; reads the whole table. */
    OutboxDepth depth() throws SQLException {
        return depth("");
    }

    private OutboxDepth depth(String where) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), coalesce(sum(length(payload)), 0),"
                        + " coalesce(sum(samples), 0) FROM interval " + where)) {
            row.next();
            return new OutboxDepth(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
