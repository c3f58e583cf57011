package fleetrtt.bench.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run so small that its figures mean nothing, for the bench not to rot. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AggregatorBenchIT {
    @TempDir
    Path folder;

    @Test
    void allContendersAddUpWhatTheOracleExpectsAndTheFileHoldsEveryPass() throws Exception {
        Path file = folder.resolve("figures.json");

        int exitCode = Terminal.run(
                new AggregatorBench(),
                "--case=zipf",
                "--peers=50",
                "--hosts=20",
                "--intervals=5",
                "--records=1000",
                "--rounds=1",
                "--warm-up=0",
                "--json=" + file);

        assertThat(exitCode).isZero();
        JsonNode load = new ObjectMapper().readTree(file.toFile()).at("/cases/0");
        assertThat(load.at("/inputBytes").asLong()).isPositive();
        assertThat(load.at("/turns")).hasSize(2);
        for (JsonNode turn : load.at("/turns")) {
            for (Contender contender : Contender.values()) {
                JsonNode pass = turn.path(contender.name());
                assertThat(pass.path("totals")).isEqualTo(load.path("expected"));
                assertThat(pass.at("/threadNanos/stream").asLong()).isPositive();
                assertThat(pass.path("processNanos").asLong())
                        .isGreaterThan(pass.at("/threadNanos/stream").asLong());
                assertThat(pass.path("traffic").isEmpty()).isEqualTo(contender == Contender.FLOOR);
            }
        }
    }

    @Test
    void casesStandBesideTheFirst() {
        StringWriter out = new StringWriter();

        int exitCode = Terminal.commandLine(new AggregatorBench())
                .setOut(new PrintWriter(out))
                .execute(
                        "--ours",
                        "--case=pairs,hot",
                        "--peers=50",
                        "--hosts=20",
                        "--intervals=5",
                        "--records=1000",
                        "--warm-up=0");

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^pairs-50 +1[.]00 ")
                .containsPattern("(?m)^hot-50 +[0-9.]+ ")
                .doesNotContain("WRONG");
    }
}
