package fleetrtt.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.terminal.Logs;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run so small that its times mean nothing; its bytes do. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WireBenchIT {
    @BeforeAll
    static void quieten() {
        Logs.toStandardError(false);
    }

    @TempDir
    Path folder;

    @Test
    void compressionMakesHistogramsSmallAndAllOfThemArrive() throws Exception {
        WireFigures figures = new WireRun(200, 1_000).run(folder);

        assertThat(figures.records()).isEqualTo(1_000);
        assertThat(figures.wireBytes()).isPositive().isLessThan(figures.serialisedBytes() / 2);
        assertThat(figures.diskBytes()).isEqualTo(figures.wireBytes());
        assertThat(figures.outboxBytesEach()).isBetween(5.0, 100.0);
        assertThat(figures.line()).startsWith("      200      1,000");
    }
}
