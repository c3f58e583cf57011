package fleetrtt.bench.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.terminal.Logs;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run so small that its figures mean nothing, for the bench not to rot. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class GrowthBenchIT {
    @BeforeAll
    static void quieten() {
        Logs.toStandardError(false);
    }

    @TempDir
    Path folder;

    @Test
    void instancesThatShareTheWorkHoldWhatTheOracleExpects() throws Exception {
        BenchCase load = BenchCase.of(BenchCase.Shares.UNIFORM, 20, 20, 100, 5);

        GrowthPoint point = new GrowthRun(load, 2).run(folder);

        assertThat(point.right()).isTrue();
        assertThat(point.windows()).isBetween(1L, 500L);
        assertThat(point.cpuNanos()).isPositive();
        assertThat(point.residentBytes()).isGreaterThan(100L << 20);
    }
}
