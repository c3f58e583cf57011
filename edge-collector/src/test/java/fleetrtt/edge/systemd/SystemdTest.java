package fleetrtt.edge.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said is received by a socket such as systemd's. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class SystemdTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needsLibsystemd() {
        assumeTrue(isThere(), "no " + Libsystemd.LIBRARY + " here: install libsystemd0");
    }

    private static boolean isThere() {
        try {
            return NativeLibrary.getInstance(Libsystemd.LIBRARY) != null;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    private Path path() {
        return folder.resolve("notify");
    }

    private Map<String, String> environment(Duration watchdog) {
        return Map.of("NOTIFY_SOCKET", path().toString(), "WATCHDOG_USEC", Long.toString(watchdog.toNanos() / 1_000));
    }

    @Test
    void readinessAndItsEndAreTold() {
        try (NotifySocket socket = new NotifySocket(path(), 5)) {
            Systemd systemd = Systemd.of(environment(Duration.ofSeconds(1)));
            systemd.ready("collecting");
            assertThat(socket.receive()).isEqualTo("READY=1\nSTATUS=collecting");
            systemd.stopping();
            assertThat(socket.receive()).isEqualTo("STOPPING=1\nSTATUS=stopping");
        }
    }

    @Test
    void signsOfLifeComeAsLongAsThereIsLife() {
        AtomicBoolean lives = new AtomicBoolean(true);
        try (NotifySocket socket = new NotifySocket(path(), 1);
                Watchdog watchdog = new Watchdog(Systemd.of(environment(Duration.ofMillis(300))), lives::get)) {
            watchdog.start();
            for (int sign = 0; sign < 5; sign++) {
                assertThat(socket.receive()).isEqualTo("WATCHDOG=1");
            }
            lives.set(false);
            // One may have been under way.
            socket.receive();
            assertThat(socket.receive()).isEmpty();
        }
    }

    @Test
    void withoutSystemdNobodyIsTold() {
        Systemd nobody = Systemd.of(Map.of());
        nobody.ready("alone");
        assertThat(nobody.watchdog()).isEmpty();
    }

    @Test
    void theWatchdogOfAnotherProcessIsNotOurs() {
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", path().toString(), "WATCHDOG_USEC", "1000000", "WATCHDOG_PID", "1");
        assertThat(Systemd.of(environment).watchdog()).isEmpty();
        assertThat(Systemd.of(environment(Duration.ofSeconds(1))).watchdog()).contains(Duration.ofSeconds(1));
    }
}
