package fleetrtt.rules;

import fleetrtt.rules.expression.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force, as their files say: read at the start, and again whenever the files change. Files that are not as
 * they must be leave the rules in force as they are, and are named in the log and in {@link #status}. Inert until
 * {@link #start}. Thread-safe.
 */
public final class RuleFiles implements Supplier<RuleSet>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RuleFiles.class);

    private final List<Path> names;
    private final Duration interval;
    private final InstantSource clock;
    private final Language language = Language.create();
    private final Thread watch = new Thread(this::watch, "fleetrtt-rules");
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean closed;
    private volatile RuleSet inForce = RuleSet.empty();
    private volatile RuleStatus status;
    private Map<Path, String> seen = Map.of();

    /**
     * Of files, and of folders for all rule files within.
     *
     * @param interval how often to look whether they have changed
     */
    public RuleFiles(List<Path> names, Duration interval, InstantSource clock) {
        this.names = List.copyOf(names);
        this.interval = interval;
        this.clock = clock;
        status = new RuleStatus(0, List.of(), clock.instant(), List.of(), 0, 0);
    }

    /**
     * Reads the files, and watches them from then on.
     *
     * @throws RuleFaults when they are not as they must be
     */
    public void start() throws RuleFaults {
        seen = contents();
        takeOver();
        watch.setDaemon(true);
        watch.start();
    }

    /** Soon reads the files again, whether they have changed or not. */
    public void reload() {
        asked.release();
    }

    @Override
    public RuleSet get() {
        return inForce;
    }

    public RuleStatus status() {
        return status;
    }

    private void watch() {
        try {
            while (!closed) {
                boolean wished = asked.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
                asked.drainPermits();
                Map<Path, String> now = contents();
                if (!closed && (wished || !now.equals(seen))) {
                    seen = now;
                    read();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        RuleStatus before = status;
        try {
            takeOver();
            LOG.info("{} rules of {} are in force", status.rules(), names);
        } catch (RuleFaults e) {
            e.lines().forEach(line -> LOG.error("rules stay as they were: {}", line));
            status = new RuleStatus(
                    before.rules(),
                    before.files(),
                    before.loadedAt(),
                    e.lines(),
                    before.reloads(),
                    before.failedReloads() + 1);
        }
    }

    private void takeOver() throws RuleFaults {
        List<Path> files = files();
        inForce = RuleSet.read(files, language);
        boolean first = status.files().isEmpty();
        status = new RuleStatus(
                inForce.rules().size(),
                files.stream().map(Path::toString).toList(),
                clock.instant(),
                List.of(),
                status.reloads() + (first ? 0 : 1),
                status.failedReloads());
    }

    private List<Path> files() throws RuleFaults {
        try {
            return RuleSet.files(names);
        } catch (IOException e) {
            throw new RuleFaults(List.of(e + "; name another file or folder of rules"));
        }
    }

    /** Compared as a whole: a time stamp may stay, and a link may be turned. */
    private Map<Path, String> contents() {
        Map<Path, String> contents = new TreeMap<>();
        try {
            for (Path file : RuleSet.files(names)) {
                contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            contents.put(Path.of(""), e.toString());
        }
        return contents;
    }

    @Override
    public void close() {
        closed = true;
        asked.release();
    }
}
