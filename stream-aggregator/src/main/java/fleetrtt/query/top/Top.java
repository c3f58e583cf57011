package fleetrtt.query.top;

import fleetrtt.answer.FleetAnswer;
import fleetrtt.answer.PeerAnswer;
import fleetrtt.answer.PeerRow;
import fleetrtt.answer.PeersAnswer;
import fleetrtt.answer.Ranking;
import fleetrtt.cluster.Fault;
import fleetrtt.query.ServerOptions;
import fleetrtt.query.api.Answered;
import fleetrtt.query.api.ApiClient;
import fleetrtt.terminal.StopSignal;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt top}. */
@Command(
        name = "fleetrtt top",
        description = "The peers of the last minutes, live: over the whole screen of a terminal, with arrow keys; page"
                + " after page when piped.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped as asked", "2:bad arguments", "3:no aggregator answers"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class Top implements Callable<Integer> {
    private static final String LIST_KEYS = "up, down: choose   enter: histogram   left, right: sort   q: quit";
    private static final String PEER_KEYS = "b: back   q: quit";
    private static final int ROWS = 100;
    private static final Duration GLANCE = Duration.ofMillis(100);

    @Mixin
    private ServerOptions server;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--sort",
            paramLabel = "MEASURE",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Ranking sort = Ranking.P99;

    @Option(
            names = "--last",
            paramLabel = "DURATION",
            defaultValue = "1m",
            description = "Length of the span that is shown; default 1m.")
    private Duration last;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            defaultValue = "2s",
            description = "How often it is asked anew; default 2s.")
    private Duration interval;

    @Option(names = "--count", paramLabel = "N", description = "Pages when piped; default until it is stopped.")
    private @Nullable Integer count;

    @SuppressWarnings("UnusedVariable") // Terminal looks whether it was given.
    @Option(names = "--verbose", description = "Print stack traces.")
    private boolean verbose;

    private @Nullable Page page;

    /** What is shown, and the addresses in it. */
    private record Page(List<String> lines, List<String> addresses) {}

    public static void main(String[] args) {
        System.exit(Terminal.run(new Top(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient client = server.client();
        PrintWriter out = command.commandLine().getOut();
        try (StopSignal stop = StopSignal.install()) {
            if (isTerminal(0) && isTerminal(1)) {
                interactive(client, out, stop);
            } else {
                pages(client, out, stop);
            }
            return 0;
        }
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private void pages(ApiClient client, PrintWriter out, StopSignal stop) throws InterruptedException {
        int shown = 0;
        do {
            if (shown > 0) {
                out.println();
            }
            look(client, TopState.first(sort)).lines().forEach(out::println);
            out.flush();
            shown++;
        } while ((count == null || shown < count) && !stop.await(interval));
    }

    private void interactive(ApiClient client, PrintWriter out, StopSignal stop)
            throws IOException, InterruptedException {
        TopState state = TopState.first(sort);
        Page shown = look(client, state);
        boolean plain =
                System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty();
        try (FullScreen screen = FullScreen.open(out, plain)) {
            long askedNanos = System.nanoTime();
            boolean quit = false;
            while (!quit && !stop.await(GLANCE)) {
                TopState before = state;
                for (Key key : screen.keys()) {
                    quit |= key == Key.QUIT;
                    state = state.pressed(key, shown.addresses());
                }
                boolean elsewhere = !state.ranking().equals(before.ranking())
                        || !state.opened().equals(before.opened());
                if (elsewhere || System.nanoTime() - askedNanos > interval.toNanos()) {
                    shown = looked(client, state, shown);
                    askedNanos = System.nanoTime();
                }
                boolean list = state.opened().isEmpty();
                screen.show(shown.lines(), list ? TopView.HEAD + state.selected() : -1, list ? LIST_KEYS : PEER_KEYS);
            }
        }
    }

    /** An aggregator that is away for a moment ends nothing. */
    private Page looked(ApiClient client, TopState state, Page before) {
        try {
            return look(client, state);
        } catch (Fault e) {
            return new Page(List.of(e.line()), before.addresses());
        }
    }

    private Page look(ApiClient client, TopState state) {
        String span = last.toSeconds() + "s";
        if (state.opened().isPresent()) {
            Answered<PeerAnswer> peer =
                    client.ask("peers/" + state.opened().get(), Map.of("last", span), PeerAnswer.class);
            return new Page(TopView.peer(peer.answer(), peer.notes()), page == null ? List.of() : page.addresses());
        }
        Answered<FleetAnswer> fleet = client.ask("fleet", Map.of("last", span), FleetAnswer.class);
        Answered<PeersAnswer> peers = client.ask(
                "peers",
                Map.of("last", span, "sort", state.ranking().toString(), "limit", Integer.toString(ROWS)),
                PeersAnswer.class);
        Page list = new Page(
                TopView.list(fleet.answer(), peers.answer(), state, peers.notes()),
                peers.answer().peers().stream().map(PeerRow::remote).toList());
        page = list;
        return list;
    }
}
