package fleetrtt.bench.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.devstack.oracle.FleetOracle;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.devstack.simulate.FleetModel;
import fleetrtt.devstack.simulate.FleetShape;
import fleetrtt.registry.KafkaAvroSerializer;
import fleetrtt.wire.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorTableTest {
    /** Enough windows that the table grows. */
    private static final FleetShape SHAPE =
            FleetShape.of(100, 200, 40_000, 1_800_000_000_000L).lifelike();

    @TempDir
    Path folder;

    @Test
    void itsWindowsHoldWhatTheOracleExpects() {
        FleetModel model = FleetModel.of(SHAPE);
        FleetOracle oracle = new FleetOracle();
        FloorTable table = new FloorTable(false);
        try (DevelopmentRegistry registry = new DevelopmentRegistry(0, folder);
                KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            registry.start();
            serializer.configure(Map.of("schema.registry.url", registry.url()), false);
            for (int host = 0; host < SHAPE.hosts(); host++) {
                for (int interval = 0; interval < 3; interval++) {
                    model.reports(host, interval, oracle);
                    model.reports(
                            host,
                            interval,
                            report -> table.add(Objects.requireNonNull(serializer.serialize(
                                    Topics.INTERVALS, report.toReport().toWire()))));
                }
            }
        }
        assertThat(table.totals()).isEqualTo(Totals.of(oracle));
        assertThat(table.totals().windows()).isGreaterThan(40_000);
    }
}
