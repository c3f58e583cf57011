package fleetrtt.edge.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system to its end. */
final class Command {
    private static final int SECONDS = 20;

    private Command() {}

    /** @throws IOException when it fails, with what it said */
    static void run(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line.split(" ", -1))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("'" + line + "' takes longer than " + SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("'" + line + "' failed: " + said.strip());
        }
    }
}
