package fleetrtt.edge.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drained intervals on disk, oldest first, each from its drain until the broker has acknowledged all its records.
 *
 * <p>A row goes through {@link #append} → {@link #next} → {@link #acknowledge}, each of which is on disk when it
 * returns. Records get their names in {@code next}, so a row that is sent again after a crash carries the names it
 * had. Near the cap the rows that have no names yet are merged into coarser windows, see {@link Coalescing}.
 *
 * <p>Damage never blocks: a row that cannot be read is set aside within the file, a file that is no database any more
 * is set aside beside the new one. Samples at start + samples appended = samples acknowledged + samples in
 * {@link #depth} + {@link #setAside}. Safe for use by several threads.
 */
public final class Outbox implements AutoCloseable {
    private final Path path;
    private final long capBytes;
    private @Nullable Connection connection;
    private OutboxDepth depth = OutboxDepth.NONE;
    private OutboxDepth setAside = OutboxDepth.NONE;
    private long coalesced;
    private boolean damagedSetAside;
    private boolean started;

    /**
     * Inert until {@link #start}.
     *
     * @param path the SQLite file, made when it is not there
     * @param capBytes most bytes of drained intervals to keep
     */
    public Outbox(Path path, long capBytes) {
        this.path = path;
        this.capBytes = capBytes;
    }

    /**
     * Opens the file; a damaged one is set aside beside it and a new incarnation begins.
     *
     * @throws OutboxException when no file can be made there
     */
    public synchronized void start() {
        started = true;
        connection();
    }

    private Connection connection() {
        if (!started) {
            throw new IllegalStateException("the outbox is not open");
        }
        if (connection == null) {
            OutboxFile.Opened opened = new OutboxFile(path).open();
            connection = opened.connection();
            if (opened.setAside()) {
                damagedSetAside = true;
                setAside = setAside.plus(depth);
            }
            depth = opened.depth();
        }
        return connection;
    }

    /**
     * Takes a drained interval; it is on disk on return.
     *
     * @throws OutboxException when it could not be written, or the cap is reached even after coalescing
     */
    public synchronized void append(DrainedInterval drained) {
        byte[] payload = Payloads.encode(drained.remotes());
        makeRoom(payload.length);
        inTransaction("take an interval", rows -> {
            rows.append(drained, payload);
            return true;
        });
        depth = depth.plus(new OutboxDepth(1, payload.length, drained.samples()));
    }

    private void makeRoom(long bytes) {
        if (depth.bytes() + bytes > capBytes / 4 * 3) {
            long excess = depth.bytes() - capBytes / 2;
            OutboxDepth freed = inTransaction("coalesce", rows -> new Coalescing(rows).free(excess));
            depth = depth.minus(freed);
            coalesced += freed.rows();
        }
        if (depth.bytes() + bytes > capBytes) {
            throw new OutboxException("the outbox " + path + " is full: its cap of " + capBytes
                    + " bytes is reached; see --outbox-cap, and why Kafka takes nothing");
        }
    }

    /**
     * The oldest interval, with the names of its records; they are given at the first call and stay the same until
     * it is acknowledged, also across restarts.
     *
     * @throws OutboxException when the file could not be read or written
     */
    public synchronized Optional<NamedInterval> next() {
        return depth.rows() == 0 ? Optional.empty() : inTransaction("name an interval", Naming::oldest);
    }

    /**
     * Forgets an interval whose records the broker has acknowledged; does nothing when it lies in a file that was set
     * aside meanwhile.
     *
     * @throws OutboxException when the file could not be written
     */
    public synchronized void acknowledge(NamedInterval interval) {
        OutboxDepth row = inTransaction("forget an interval", rows -> {
            if (Life.read(rows.connection()).incarnation() != interval.incarnation()) {
                return OutboxDepth.NONE;
            }
            OutboxDepth forgotten = rows.depth(interval.row());
            rows.delete(interval.row());
            return forgotten;
        });
        depth = depth.minus(row);
    }

    /** What waits. */
    public synchronized OutboxDepth depth() {
        return depth;
    }

    /** The life of the sequence, and the sequence that the next record will carry. */
    public synchronized Life life() {
        return inTransaction("read its life", rows -> Life.read(rows.connection()));
    }

    /** Intervals merged into coarser ones since {@link #start}. */
    public synchronized long coalesced() {
        return coalesced;
    }

    /** What became unreadable since {@link #start}; as much of it as the file could still tell. */
    public synchronized OutboxDepth setAside() {
        return setAside;
    }

    /** Whether a damaged file had to be set aside, at {@link #start} or since. */
    public synchronized boolean damagedSetAside() {
        return damagedSetAside;
    }

    @Override
    public synchronized void close() {
        started = false;
        try {
            disconnect();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    private void disconnect() throws SQLException {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private interface Work<T> {
        T in(Rows rows) throws SQLException;
    }

    /** Not JDBC's transactions: SQLite ends one by itself when the disk is full, and the driver does not notice. */
    private <T> T inTransaction(String what, Work<T> work) {
        Connection current = connection();
        Rows rows = new Rows(current);
        try {
            execute(current, "BEGIN");
            T result = work.in(rows);
            execute(current, "COMMIT");
            setAside = setAside.plus(rows.setAside());
            depth = depth.minus(rows.setAside());
            return result;
        } catch (SQLException e) {
            undo(current, e);
            throw failure(what, e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void undo(Connection current, SQLException reason) {
        try {
            execute(current, "ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back already.
            reason.addSuppressed(e);
        }
        if (OutboxFile.isCorrupt(reason)) {
            letGo(reason);
        }
    }

    /** The next use opens the file anew, and sets it aside. */
    private void letGo(SQLException reason) {
        try {
            disconnect();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private OutboxException failure(String what, Exception e) {
        return new OutboxException("the outbox " + path + " could not " + what + ": " + e.getMessage(), e);
    }
}
