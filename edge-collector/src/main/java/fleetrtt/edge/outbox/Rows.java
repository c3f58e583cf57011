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

/** The table of intervals. All within the caller's transaction. */
final class Rows {
    private static final String COLUMNS = "SELECT id, start_ms, length_ms, first_sequence, payload FROM interval ";

    private Rows() {}

    /**
     * @param id rises from older to newer
     * @param firstSequence empty until the records have names
     */
    record Row(long id, OptionalLong firstSequence, DrainedInterval drained) {}

    static void insert(Connection connection, DrainedInterval drained, byte[] payload) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO interval (start_ms, length_ms, samples, checksum, payload) VALUES (?, ?, ?, ?, ?)")) {
            bind(insert, drained, payload);
            insert.executeUpdate();
        }
    }

    static void replace(Connection connection, long id, DrainedInterval drained) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE interval SET start_ms = ?, length_ms = ?,"
                + " samples = ?, checksum = ?, payload = ? WHERE id = ?")) {
            bind(update, drained, Payloads.encode(drained.remotes()));
            update.setLong(6, id);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, DrainedInterval drained, byte[] payload) throws SQLException {
        statement.setLong(1, drained.interval().startMillis());
        statement.setLong(2, drained.interval().lengthMillis());
        statement.setLong(3, drained.samples());
        statement.setLong(4, Payloads.checksum(payload));
        statement.setBytes(5, payload);
    }

    static Optional<Row> oldest(Connection connection) throws SQLException, IOException {
        List<Row> rows = read(connection, "ORDER BY id LIMIT 1");
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Rows whose records have no names yet, oldest first, from the given id on. */
    static List<Row> unnamed(Connection connection, long fromId, int most) throws SQLException, IOException {
        return read(connection, "WHERE first_sequence IS NULL AND id >= " + fromId + " ORDER BY id LIMIT " + most);
    }

    private static List<Row> read(Connection connection, String where) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(COLUMNS + where)) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    private static Row row(ResultSet result) throws SQLException, IOException {
        Interval interval = new Interval(result.getLong(2), result.getLong(3));
        long firstSequence = result.getLong(4);
        OptionalLong named = result.wasNull() ? OptionalLong.empty() : OptionalLong.of(firstSequence);
        return new Row(result.getLong(1), named, new DrainedInterval(interval, Payloads.decode(result.getBytes(5))));
    }

    static void name(Connection connection, long id, long firstSequence) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE interval SET first_sequence = " + firstSequence + " WHERE id = " + id);
        }
    }

    static boolean delete(Connection connection, long id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM interval WHERE id = " + id) == 1;
        }
    }

    static OutboxDepth depth(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*), coalesce(sum(length(payload)), 0), coalesce(sum(samples), 0) FROM interval")) {
            row.next();
            return new OutboxDepth(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
