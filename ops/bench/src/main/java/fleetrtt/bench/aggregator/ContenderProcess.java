package fleetrtt.bench.aggregator;

import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.cluster.Cluster;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Logs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contender in a process of its own, which does as it is told on standard input and answers each line with a line
 * of JSON: {@code start ID}, {@code join ID}, {@code running}, {@code mark}, {@code collect}, {@code profile FILE}, {@code stop}. Ends with its input.
 * Arguments: the contender, bootstrap server, registry, folder.
 */
public final class ContenderProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contender contender;
    private final Cluster cluster;
    private final Path folder;
    private @Nullable Subject subject;
    private @Nullable Profile profile;

    private ContenderProcess(Contender contender, Cluster cluster, Path folder) {
        this.contender = contender;
        this.cluster = cluster;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        AvroSettings.apply();
        Logs.toStandardError(false);
        new ContenderProcess(Contender.valueOf(args[0]), Cluster.at(args[1], args[2]), Path.of(args[3])).serve();
        System.exit(0);
    }

    private void serve() throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            System.out.println(JSON.writeValueAsString(answer(words[0], words.length > 1 ? words[1] : "")));
        }
    }

    private Object answer(String command, String argument) throws IOException, InterruptedException {
        return switch (command) {
            case "start" -> start(argument);
            case "join" -> join(argument);
            case "running" -> running();
            case "mark" -> Mark.now();
            case "collect" -> collect();
            case "profile" -> profile(argument);
            case "stop" -> stop();
            default -> throw new IllegalArgumentException("there is no command '" + command + "'");
        };
    }

    private static Mark collect() {
        System.gc();
        return Mark.now();
    }

    private Mark profile(String file) {
        profile = Profile.into(Path.of(file));
        return Mark.now();
    }

    private Mark join(String id) {
        System.gc();
        Subject started = contender.subject(cluster, id, folder.resolve(id));
        subject = started;
        started.start();
        return Mark.now();
    }

    /** What it has spent once all of it has started, and the broker still waits for more members of its group. */
    private Mark start(String id) throws InterruptedException {
        join(id);
        if (started().awaitRunning(BrokerProcess.GATHERING.dividedBy(2))) {
            throw new IllegalStateException(contender + " had begun before it was measured");
        }
        return Mark.now();
    }

    private Subject started() {
        return Objects.requireNonNull(subject, "nothing was started");
    }

    private Mark running() throws InterruptedException {
        if (!started().awaitRunning(PATIENCE)) {
            throw new IllegalStateException(contender + " did not run within " + PATIENCE.toSeconds() + " s");
        }
        return Mark.now();
    }

    /** What it has in memory; nothing, if it writes it to a topic. */
    private Totals stop() throws IOException {
        if (profile != null) {
            profile.close();
            profile = null;
        }
        Subject stopped = subject;
        if (stopped != null) {
            stopped.close();
        }
        return stopped instanceof Floor floor ? floor.totals() : Totals.none();
    }
}
