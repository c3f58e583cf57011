package fleetrtt.edge.systemd;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd how this service does (sd_notify(3)); where systemd did not start it, nobody. Thread-safe. */
public final class Systemd {
    private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);

    private final Optional<Libsystemd> library;
    private final Optional<Duration> watchdog;

    private Systemd(Optional<Libsystemd> library, Optional<Duration> watchdog) {
        this.library = library;
        this.watchdog = watchdog;
    }

    /** As systemd describes itself in the environment of the services it starts. */
    public static Systemd of(Map<String, String> environment) {
        if (environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty()) {
            return new Systemd(Optional.empty(), Optional.empty());
        }
        try {
            return new Systemd(Optional.of(Libsystemd.load()), watchdog(environment));
        } catch (UnsatisfiedLinkError e) {
            LOG.warn("systemd waits to be told, but {} is not there; install libsystemd0", Libsystemd.LIBRARY);
            return new Systemd(Optional.empty(), Optional.empty());
        }
    }

    /** Another process's watchdog is none of ours. */
    private static Optional<Duration> watchdog(Map<String, String> environment) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String own = Long.toString(ProcessHandle.current().pid());
        boolean forUs = environment.getOrDefault("WATCHDOG_PID", own).equals(own);
        return forUs && micros.matches("[1-9]\\d{0,17}")
                ? Optional.of(Duration.of(Long.parseLong(micros), ChronoUnit.MICROS))
                : Optional.empty();
    }

    /** Within which systemd wants to hear a sign of life, again and again; empty when it does not ask. */
    Optional<Duration> watchdog() {
        return watchdog;
    }

    /**
     * The service does what it is for.
     *
     * @param status one line for people
     */
    public void ready(String status) {
        tell("READY=1\nSTATUS=" + status);
    }

    /** The service begins to stop. */
    public void stopping() {
        tell("STOPPING=1\nSTATUS=stopping");
    }

    void alive() {
        tell("WATCHDOG=1");
    }

    private void tell(String state) {
        library.ifPresent(systemd -> {
            int told = systemd.sd_notify(0, state);
            if (told < 0) {
                LOG.warn(
                        "systemd was not told {} (error {})",
                        state.lines().findFirst().orElse(""),
                        -told);
            }
        });
    }
}
