package fleetrtt.devstack.lab;

import fleetrtt.cluster.Fault;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.http.HttpEndpoint;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.HttpOptions;
import fleetrtt.terminal.Logs;
import fleetrtt.terminal.StopSignal;
import fleetrtt.terminal.Terminal;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WindowVerdict;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleetrtt lab}. */
@Command(
        name = "fleetrtt lab",
        description = "Six hosts with collectors and three peers on this machine, in network namespaces behind a"
                + " router, with real traffic; slows a host, a peer and a path, one after the other, and shows what the"
                + " aggregator makes of it. Needs root; removes all of it at the end.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all three were named, or stopped as asked",
            "1:one was not",
            "2:bad arguments",
            "3:the kernel or the system refuse"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class LabCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec;

    @Mixin
    private HttpOptions http = new HttpOptions(9465);

    @Option(
            names = "--limit",
            paramLabel = "DURATION",
            defaultValue = "2m",
            description = "For how long each fault is waited for; default 2m.")
    private Duration limit;

    public static void main(String[] args) {
        AvroSettings.apply();
        Logs.toStandardError(false);
        System.exit(Terminal.run(new LabCommand(), args));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("fleetrtt-lab");
        try (StopSignal stop = StopSignal.install();
                Lab lab = new Lab(folder, page())) {
            lab.start();
            lab.url().ifPresent(url -> out.println("page " + url + "/, while it lasts"));
            out.println("lab in " + folder + ": waiting until what is ordinary is known, about a minute");
            try (VerdictTail tail = new VerdictTail(lab.cluster())) {
                LabTrial trial = new LabTrial(lab, tail, window -> out.println(line(window)), stop::isWished);
                List<LabTrial.Result> results = trial.run(limit);
                if (stop.isWished()) {
                    return 0;
                }
                results.forEach(result -> out.println(line(result)));
                return results.stream().allMatch(LabTrial.Result::isNamed) ? 0 : 1;
            }
        } catch (KernelException e) {
            throw new Fault(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<HttpEndpoint> page() {
        return Terminal.valid(spec, http::endpoint);
    }

    private static String line(LabTrial.Result result) {
        String wrong =
                result.wrong().isEmpty() ? "" : "; wrongly named meanwhile: " + String.join(", ", result.wrong());
        return result.fault()
                + (result.isNamed() ? ": named after " : ": not named in ")
                + result.took().toSeconds()
                + " s"
                + wrong;
    }

    private static String line(VerdictWindow window) {
        List<WindowVerdict> verdicts = window.getVerdicts();
        String start = TIME.format(window.getWindowStart()) + "  " + window.getCells() + " pairs  ";
        return verdicts.isEmpty()
                ? start + "nothing is slow"
                : start
                        + String.format(
                                Locale.ROOT,
                                "%s (confidence %.2f)",
                                verdicts.get(0).getSentence(),
                                verdicts.get(0).getConfidence());
    }
}
