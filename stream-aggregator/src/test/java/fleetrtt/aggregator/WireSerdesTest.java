package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.aggregator.upsert.Prefixes;
import fleetrtt.registry.RegistryException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireSerdesTest {
    private static void writeToAll(WireSerdes wire) {
        Prefixes prefixes = wire.prefixes();
        for (Output output : Output.all()) {
            assertThat(prefixes.of(output.topic(), true, output.key())).hasSize(5);
            assertThat(prefixes.of(output.topic(), false, output.value())).hasSize(5);
        }
    }

    @Test
    void oncePreparedItWritesToEveryTopicWithoutARegistry() {
        WireSerdes prepared;
        WireSerdes unprepared;
        try (TestRegistry registry = new TestRegistry()) {
            Map<String, String> settings = Map.of("schema.registry.url", registry.url());
            unprepared = WireSerdes.confluent(settings);
            prepared = WireSerdes.prepared(settings);
        }
        assertThatCode(() -> writeToAll(prepared)).doesNotThrowAnyException();
        assertThatThrownBy(() -> writeToAll(unprepared)).isInstanceOf(RegistryException.class);
    }
}
