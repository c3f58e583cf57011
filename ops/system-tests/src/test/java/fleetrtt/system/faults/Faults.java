package fleetrtt.system.faults;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Logs;
import fleetrtt.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fleetrtt faults}: runs rows of the fault matrix, which are tests, and reports what they measured. */
@Command(
        name = "fleetrtt faults",
        description = "The fault matrix: what is done to collectors, brokers, registry and aggregators, and what must"
                + " hold whatever was done.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every row held", "1:a row did not hold, or could not be run here", "2:bad arguments"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class Faults implements Callable<Integer> {
    private static final int NOT_HELD = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--row", split = ",", paramLabel = "NAME", description = "Rows to run; all when not given.")
    private @Nullable List<String> names;

    @Option(names = "--list", description = "Only name the rows, with what they do and what must hold.")
    private boolean list;

    @Option(names = "--seed", paramLabel = "N", description = "Of all that looks like chance; default that of builds.")
    private @Nullable Long seed;

    @Option(names = "--long", description = "A hundred kills where builds do five, and likewise for other faults.")
    private boolean isLong;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            defaultValue = "${sys:fleetrtt.report:-faults.json}",
            description = "Where the report goes for machines; default ${DEFAULT-VALUE}.")
    private Path json;

    public static void main(String[] args) {
        AvroSettings.apply();
        System.exit(Terminal.run(new Faults(), args));
    }

    @Override
    public Integer call() throws IOException {
        Logs.toStandardError(false);
        if (seed != null) {
            System.setProperty("fleetrtt.seed", Long.toString(seed));
        }
        System.setProperty("fleetrtt.long", Boolean.toString(isLong));
        Matrix matrix = Matrix.discovered();
        List<String> wanted = names == null ? matrix.names() : names;
        requireKnown(wanted, matrix.names());
        PrintStream out = System.out;
        if (list) {
            matrix.rows().forEach(row -> out.println(RowText.of(row)));
            return 0;
        }
        // What tests print is no part of the report.
        System.setOut(System.err);
        List<RowReport> reports = new ArrayList<>();
        for (String name : wanted) {
            System.err.println("fleetrtt: row " + name);
            RowReport report = matrix.run(name);
            out.println(RowText.of(report));
            reports.add(report);
        }
        System.setOut(out);
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(json.toFile(), new Report(Effort.seed(), isLong, reports));
        return reports.stream().allMatch(RowReport::held) ? 0 : NOT_HELD;
    }

    private void requireKnown(List<String> wanted, List<String> known) {
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no row '" + name + "'; there are: " + String.join(", ", known));
            }
        }
    }
}
