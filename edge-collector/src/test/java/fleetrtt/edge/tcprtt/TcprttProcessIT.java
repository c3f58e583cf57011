package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tool as a process: signals, streams and exit codes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // Who waits for a line cannot be interrupted.
final class TcprttProcessIT {
    private static final String START = "Tracing TCP RTT... Hit Ctrl-C to end.";

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @EnabledIfKernelGrantsBpf
    void aSignalPrintsTheLastIntervalAndEndsWithZero(String signal) throws Exception {
        Process process = start(List.of(), "-P", "1", "-T");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo(START);
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .waitFor();
            assertThat(out.readLine()).isEmpty();
            assertThat(out.readLine()).matches("\\d\\d:\\d\\d:\\d\\d");
            assertThat(out.readLine()).isNull();
            assertThat(exitCode(process)).isZero();
        }
        assertThat(stderr(process)).isEmpty();
    }

    @Test
    void missingRightsAreOneLine() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/setpriv"))).isTrue();
        Process process = start(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"), "-d", "1");
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(stderr(process))
                .startsWith("tcprtt: cannot attach: missing CAP_BPF and CAP_PERFMON: run as root, or grant ")
                .doesNotContain("\n");
        assertThat(stdout(process)).isEmpty();
    }

    @Test
    @EnabledIfKernelGrantsBpf
    void twoCapabilitiesAreEnough() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/setpriv"))).isTrue();
        String two = "-all,+bpf,+perfmon";
        Process process = start(List.of("setpriv", "--bounding-set=" + two, "--inh-caps=" + two), "-d", "1", "-P", "1");
        assertThat(exitCode(process)).isZero();
        assertThat(stdout(process)).isEqualTo(START + "\n");
    }

    @Test
    void aWrongCommandLineIsUsageAndErrorOnStderr() throws Exception {
        Process process = start(List.of(), "-i", "x");
        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(stderr(process))
                .isEqualTo(HelpText.usage() + "tcprtt: error: argument -i/--interval: invalid int value: 'x'");
        assertThat(stdout(process)).isEmpty();
    }

    @Test
    void helpGoesToStdout() throws Exception {
        Process process = start(List.of(), "-h");
        assertThat(exitCode(process)).isZero();
        assertThat(stdout(process) + "\n").isEqualTo(HelpText.whole());
    }

    @Test
    void aMissingLibraryIsOneLine() throws Exception {
        Process process = start(List.of("env", "JAVA_TOOL_OPTIONS=-Dfleetrtt.libbpf=libbpf.so.71"), "-d", "1");
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(stderr(process)).contains("\ntcprtt: cannot load libbpf.so.71: install libbpf 1.x");
    }

    private static Process start(List<String> prefix, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(Tcprtt.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String stdout(Process process) {
        return process.inputReader().lines().collect(Collectors.joining("\n"));
    }

    private static String stderr(Process process) {
        return process.errorReader().lines().collect(Collectors.joining("\n"));
    }
}
