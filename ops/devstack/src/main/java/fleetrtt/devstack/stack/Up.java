package fleetrtt.devstack.stack;

import fleetrtt.cluster.Fault;
import fleetrtt.edge.collector.CollectorCommand;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.outbox.OutboxException;
import fleetrtt.terminal.ClusterOptions;
import fleetrtt.terminal.HttpOptions;
import fleetrtt.terminal.StopSignal;
import fleetrtt.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt up}: the whole pipeline on this machine, and a live table of peers. */
@Command(
        name = "fleetrtt up",
        description = "Runs a broker, a schema registry, the aggregator and this host's collector in one process, and"
                + " shows the peers live. With --bootstrap-server the brokers and the registry named are used"
                + " instead of embedded ones.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped as asked", "2:bad arguments", "3:the kernel, a port, brokers or registry refuse"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class Up implements Callable<Integer> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HttpOptions http = new HttpOptions(9465);

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules of alerts: a file, or a folder of them; default none; the launcher of a"
                    + " clone names ops/rules.")
    private @Nullable Path rules;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where everything is kept; default ${DEFAULT-VALUE}.")
    private Path data = DataFolder.ofThisUser();

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            description = "Of the embedded broker, 0 for any; default 9092.")
    private int brokerPort = 9092;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            description = "Of the embedded registry, 0 for any; default 8081.")
    private int registryPort = 8081;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            defaultValue = "1s",
            description = "Length of an interval: divides 10s; default 1s, for a lively table.")
    private Duration interval;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "How long after its end a window stays open; default 5s.")
    private Duration grace;

    @Option(
            names = "--simulate",
            paramLabel = "N",
            description = "In place of this host's kernel, N simulated hosts and a peer that slows down.")
    private @Nullable Integer simulate;

    public static void main(String[] args) {
        System.exit(Terminal.run(new Up(), args));
    }

    @Override
    public Integer call() throws InterruptedException {
        StackConfig config = config();
        requireKernel();
        PrintWriter out = spec.commandLine().getOut();
        try (StopSignal stop = StopSignal.install();
                Stack stack = new Stack(config)) {
            start(stack, out);
            while (!stack.awaitRunning(LOOK_AGAIN)) {
                if (stop.await(Duration.ZERO)) {
                    return 0;
                }
                if (stack.hasFailed()) {
                    return Terminal.FAULT;
                }
            }
            out.println("data         " + data + "; Ctrl-C stops everything");
            out.println("ask          ops/bin/fleetrtt query peers, or: ops/bin/fleetrtt query peer ADDRESS");
            out.flush();
            Screen screen = new Screen(out, Screen.standardOutputIsTerminal());
            return new LiveTable(Clock.systemUTC(), screen, note()).showUntil(stop, stack) ? 0 : Terminal.FAULT;
        }
    }

    private String note() {
        return simulate == null ? "" : "*** SIMULATED DATA: " + simulate + " hosts that do not exist ***";
    }

    private static void start(Stack stack, PrintWriter out) {
        try {
            stack.start(line -> {
                out.println(line);
                out.flush();
            });
        } catch (KernelException | OutboxException e) {
            throw new Fault(String.valueOf(e.getMessage()), e);
        }
    }

    /** Before anything is started, since it costs a tenth of a second and most who fail, fail here. */
    private void requireKernel() {
        if (simulate == null) {
            RttProbe.refusal().ifPresent(refusal -> {
                throw new Fault(refusal + "; or look at simulated data: fleetrtt up --simulate 50", null);
            });
        }
    }

    private List<Path> rules() {
        return rules == null ? List.of() : List.of(rules);
    }

    private StackConfig config() {
        return Terminal.valid(
                spec,
                () -> new StackConfig(
                        CollectorCommand.kernelHostName(),
                        data,
                        cluster.named(),
                        brokerPort,
                        registryPort,
                        interval,
                        grace,
                        ProbeConfig.byRemoteAddress(),
                        http.endpoint(),
                        rules(),
                        simulate == null ? OptionalInt.empty() : OptionalInt.of(simulate)));
    }
}
