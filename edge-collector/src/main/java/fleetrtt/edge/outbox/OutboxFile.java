package fleetrtt.edge.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens the file of an outbox: a sound one as it is, a damaged one is set aside and a new one begun. */
final class OutboxFile {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);
    private static final String LIFE =
            "CREATE TABLE IF NOT EXISTS life (incarnation INTEGER NOT NULL, next_sequence INTEGER NOT NULL)";
    private static final String INTERVAL =
            "CREATE TABLE IF NOT EXISTS interval (id INTEGER PRIMARY KEY AUTOINCREMENT, start_ms INTEGER NOT NULL,"
                    + " length_ms INTEGER NOT NULL, samples INTEGER NOT NULL, first_sequence INTEGER,"
                    + " checksum INTEGER NOT NULL, payload BLOB NOT NULL)";
    private static final List<String> SCHEMA =
            List.of(LIFE, INTERVAL, "CREATE TABLE IF NOT EXISTS damaged AS SELECT * FROM interval WHERE 0");

    private static final Set<Integer> NOT_DAMAGE = Set.of(
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_LOCKED.code,
            SQLiteErrorCode.SQLITE_PERM.code,
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_NOMEM.code);

    /** Less than this is no room, in bytes. */
    private static final long ROOM = 65_536;

    private static final Set<Integer> CORRUPT =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

    private final Path path;

    OutboxFile(Path path) {
        this.path = path;
    }

    /**
     * A connection to a sound file.
     *
     * @param connection open; transactions are the user's
     * @param depth what it holds
     * @param setAside whether a damaged file had to make room
     */
    record Opened(Connection connection, OutboxDepth depth, boolean setAside) {}

    /** @throws OutboxException naming the cause and its mend */
    Opened open() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return openOrReplace();
        } catch (SQLException | IOException e) {
            throw new OutboxException("the outbox " + path + " cannot be opened: " + reason(e), e);
        }
    }

    private String reason(Exception e) {
        int code = code(e);
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "another collector is using it; stop that one, or choose another --state-dir";
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code || isDiskFull()) {
            return "its disk is full; make room there, or choose another --state-dir";
        }
        return e.getMessage() + "; make its folder one that " + System.getProperty("user.name")
                + " may write to, or choose another --state-dir";
    }

    /** Whether SQLite says that the file is no sound database. */
    static boolean isCorrupt(SQLException e) {
        return CORRUPT.contains(code(e));
    }

    /** SQLite's primary result code; 0 when the exception is none of SQLite's. */
    private static int code(Exception e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : 0;
    }

    private Opened openOrReplace() throws SQLException, IOException {
        try {
            return opened(openSound(0), false);
        } catch (SQLException e) {
            if (!isDamage(e)) {
                throw e;
            }
            LOG.error("outbox {} is damaged ({}): it is set aside and a new one begun", path, e.getMessage());
        }
        return opened(openSound(setAside()), true);
    }

    private static Opened opened(Connection connection, boolean setAside) throws SQLException {
        return new Opened(connection, new Rows(connection).depth(), setAside);
    }

    /** A flipped bit in the header can make SQLite take a writable file for a read-only one. */
    private boolean isDamage(SQLException e) {
        return Files.isWritable(path) && !NOT_DAMAGE.contains(code(e)) && !isDiskFull();
    }

    /** On a full disk SQLite has many errors that are none of the file's. */
    private boolean isDiskFull() {
        try {
            return Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace() < ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    private Connection openSound(long incarnationAtLeast) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        try {
            prepare(connection, incarnationAtLeast);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Connection connection, long incarnationAtLeast) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // First of all: the log then needs no shared memory, which is one file less that a full disk refuses.
            statement.execute("PRAGMA locking_mode=EXCLUSIVE");
            statement.execute("PRAGMA journal_mode=WAL");
            // A name that was sent must survive a power cut, or it would be given twice.
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA cache_size=-1024");
            // After an outage the log gives its room back.
            statement.execute("PRAGMA journal_size_limit=4194304");
            check(statement);
            for (String table : SCHEMA) {
                statement.execute(table);
            }
            checkTables(statement);
            long birth = Math.max(Instant.now().toEpochMilli(), incarnationAtLeast);
            statement.execute("INSERT INTO life SELECT " + birth + ", 0 WHERE NOT EXISTS (SELECT 1 FROM life)");
        }
        checkRows(connection);
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!result.next() || !result.getString(1).equals("ok")) {
                throw new SQLException("quick_check: " + result.getString(1));
            }
        }
    }

    /** A flipped bit in the name of a column is sound to SQLite, and yet no row could be written any more. */
    private static void checkTables(Statement statement) throws SQLException {
        for (String table : List.of(LIFE, INTERVAL)) {
            String made = table.replace("IF NOT EXISTS ", "");
            try (ResultSet found =
                    statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE sql = '" + made + "'")) {
                if (found.getInt(1) != 1) {
                    throw new SQLException("it has no such table: " + made);
                }
            }
        }
        // Of this one SQLite writes the text itself, and not every version of it in the same words.
        statement
                .executeQuery("SELECT * FROM interval UNION ALL SELECT * FROM damaged LIMIT 0")
                .close();
    }

    private static void checkRows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, checksum, payload FROM interval")) {
            while (rows.next()) {
                if (Payloads.checksum(rows.getBytes(3)) != rows.getLong(2)) {
                    throw new SQLException("row " + rows.getLong(1) + " does not match its checksum");
                }
            }
        }
    }

    /** Returns an incarnation that is higher than the one in the file that was set aside. */
    private long setAside() throws IOException {
        long after = 0;
        String suffix = ".damaged-" + Instant.now().toEpochMilli();
        for (String part : List.of("", "-wal", "-shm")) {
            Path file = path.resolveSibling(path.getFileName() + part);
            if (Files.exists(file)) {
                after = Math.max(after, Files.getLastModifiedTime(file).toMillis() + 1);
                Files.move(
                        file, path.resolveSibling(path.getFileName() + part + suffix), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return after;
    }
}
