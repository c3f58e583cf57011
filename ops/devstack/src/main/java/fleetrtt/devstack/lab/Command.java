package fleetrtt.devstack.lab;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands of the system, {@code ip} and {@code tc} among them, to their end. */
final class Command {
    private Command() {}

    /** @throws Fault with what the command said, when it fails or is not there */
    static void run(String command) {
        String said = "";
        try {
            Process process = new ProcessBuilder(List.of(command.split(" ", -1)))
                    .redirectErrorStream(true)
                    .start();
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new Fault("cannot run '" + command + "': " + e.getMessage() + "; mend: apt-get install iproute2", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Fault("'" + command + "' failed: " + said + "; it needs root and network namespaces", null);
    }

    /** The same, where failure does no harm. */
    static void attempt(String command) {
        try {
            run(command);
        } catch (Fault e) {
            // What was to be removed is not there.
            return;
        }
    }
}
