package fleetrtt.edge.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One life of a host's sequence.
 *
 * @param incarnation milliseconds since the epoch at its birth; higher than that of any life before
 * @param nextSequence sequence that the next record will carry
 */
public record Life(long incarnation, long nextSequence) {
    static Life read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT incarnation, next_sequence FROM life")) {
            row.next();
            return new Life(row.getLong(1), row.getLong(2));
        }
    }

    void advance(Connection connection, int records) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE life SET next_sequence = " + (nextSequence + records));
        }
    }
}
