package fleetrtt.edge.systemd;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Gives systemd a sign of life for as long as there is life, three times within what it asks for. */
public final class Watchdog implements AutoCloseable {
    private static final int SIGNS = 3;

    private final Systemd systemd;
    private final BooleanSupplier lives;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fleetrtt-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** Inert until {@link #start}. */
    public Watchdog(Systemd systemd, BooleanSupplier lives) {
        this.systemd = systemd;
        this.lives = lives;
    }

    /** Does nothing when systemd does not ask. */
    public void start() {
        systemd.watchdog()
                .map(Duration::toNanos)
                .map(nanos -> Math.max(1, nanos / SIGNS))
                .ifPresent(period -> {
                    var unused = clock.scheduleAtFixedRate(this::look, 0, period, TimeUnit.NANOSECONDS);
                });
    }

    private void look() {
        if (lives.getAsBoolean()) {
            systemd.alive();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
