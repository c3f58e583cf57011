package fleetrtt.edge.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drained intervals on disk, oldest first, each from its drain until the broker has acknowledged all its records.
 *
 * <p>A row goes through {@link #append} → {@link #next} → {@link #acknowledge}, each of which is on disk when it
 * returns. Records get their names in {@code next}, so a row that is sent again after a crash carries the names it
 * had. Near the cap the rows that have no names yet are merged into coarser windows, see {@link Coalescing}.
 *
 * <p>Samples appended = samples acknowledged + samples in {@link #depth}. Safe for use by several threads.
 */
public final class Outbox implements AutoCloseable {
    private final Path path;
    private final long capBytes;
    private @Nullable Connection connection;
    private long coalesced;
    private boolean damagedSetAside;

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
        OutboxFile.Opened opened = new OutboxFile(path).open();
        connection = opened.connection();
        damagedSetAside = opened.setAside();
    }

    /**
     * Takes a drained interval; it is on disk on return.
     *
     * @throws OutboxException when it could not be written, or the cap is reached even after coalescing
     */
    public synchronized void append(DrainedInterval drained) {
        byte[] payload = Payloads.encode(drained.remotes());
        inTransaction("take an interval", connection -> {
            makeRoom(connection, payload.length);
            Rows.insert(connection, drained, payload);
            return true;
        });
    }

    private void makeRoom(Connection connection, long bytes) throws SQLException, IOException {
        if (Rows.depth(connection).bytes() + bytes <= capBytes / 4 * 3) {
            return;
        }
        coalesced += new Coalescing(connection).downTo(capBytes / 2);
        if (Rows.depth(connection).bytes() + bytes > capBytes) {
            throw new SQLException("the cap of " + capBytes + " bytes is reached");
        }
    }

    /**
     * The oldest interval, with the names of its records; they are given at the first call and stay the same until
     * it is acknowledged, also across restarts.
     *
     * @throws OutboxException when the file could not be read or written
     */
    public synchronized Optional<NamedInterval> next() {
        return inTransaction("name an interval", Naming::oldest);
    }

    /**
     * Forgets an interval whose records the broker has acknowledged.
     *
     * @throws OutboxException when the file could not be written
     */
    public synchronized void acknowledge(NamedInterval interval) {
        inTransaction("forget an interval", connection -> Rows.delete(connection, interval.row()));
    }

    /** What waits. */
    public synchronized OutboxDepth depth() {
        return inTransaction("count", Rows::depth);
    }

    /** The life of the sequence, and the sequence that the next record will carry. */
    public synchronized Life life() {
        return inTransaction("read its life", Life::read);
    }

    /** Intervals merged into coarser ones since {@link #start}. */
    public synchronized long coalesced() {
        return coalesced;
    }

    /** Whether {@link #start} found a damaged file and set it aside. */
    public synchronized boolean damagedSetAside() {
        return damagedSetAside;
    }

    @Override
    public synchronized void close() {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("close", e);
        } finally {
            connection = null;
        }
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    private <T> T inTransaction(String what, Work<T> work) {
        if (connection == null) {
            throw new IllegalStateException("the outbox is not open");
        }
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | IOException e) {
            rollBack(connection, e);
            throw failure(what, e);
        }
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private OutboxException failure(String what, Exception e) {
        return new OutboxException("the outbox " + path + " could not " + what + ": " + e.getMessage(), e);
    }
}
