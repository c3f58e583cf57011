package fleetrtt.edge.outbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Gives the records of the oldest interval their names, once. */
final class Naming {
    private Naming() {}

    static Optional<NamedInterval> oldest(Connection connection) throws SQLException, IOException {
        Optional<Rows.Row> oldest = Rows.oldest(connection);
        if (oldest.isEmpty()) {
            return Optional.empty();
        }
        Rows.Row row = oldest.get();
        Life life = Life.read(connection);
        if (row.firstSequence().isPresent()) {
            long named = row.firstSequence().getAsLong();
            return Optional.of(new NamedInterval(row.id(), life.incarnation(), named, row.drained()));
        }
        Rows.name(connection, row.id(), life.nextSequence());
        life.advance(connection, row.drained().remotes().size());
        return Optional.of(new NamedInterval(row.id(), life.incarnation(), life.nextSequence(), row.drained()));
    }
}
