package fleetrtt.edge.outbox;

import java.sql.SQLException;
import java.util.Optional;

/** Gives the records of the oldest interval their names, once. */
final class Naming {
    private Naming() {}

    static Optional<NamedInterval> oldest(Rows rows) throws SQLException {
        Optional<Rows.Row> oldest = rows.oldest();
        if (oldest.isEmpty()) {
            return Optional.empty();
        }
        Rows.Row row = oldest.get();
        Life life = Life.read(rows.connection());
        long first = row.firstSequence().orElse(life.nextSequence());
        if (row.firstSequence().isEmpty()) {
            rows.name(row.id(), first);
            life.advance(rows.connection(), row.drained().remotes().size());
        }
        return Optional.of(new NamedInterval(row.id(), life.incarnation(), first, row.drained()));
    }
}
