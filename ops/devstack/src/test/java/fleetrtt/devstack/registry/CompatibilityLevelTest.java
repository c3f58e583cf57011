package fleetrtt.devstack.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompatibilityLevelTest {
    private static final Schema A =
            SchemaBuilder.record("R").fields().requiredLong("a").endRecord();
    private static final Schema A_AND_B = SchemaBuilder.record("R")
            .fields()
            .requiredLong("a")
            .requiredLong("b")
            .endRecord();
    private static final Schema A_AND_OPTIONAL_B = SchemaBuilder.record("R")
            .fields()
            .requiredLong("a")
            .optionalLong("b")
            .endRecord();
    private static final Schema OTHER =
            SchemaBuilder.record("R").fields().requiredString("a").endRecord();

    @ParameterizedTest
    @CsvSource({"NONE,true", "BACKWARD,false", "FORWARD,true", "FULL,false"})
    void aNewFieldWithoutDefaultCannotReadWhatIsOld(CompatibilityLevel level, boolean allowed) {
        assertThat(level.violation(A_AND_B, List.of(A)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"NONE,true", "BACKWARD,true", "FORWARD,false", "FULL,false"})
    void aFieldWithoutDefaultThatGoesIsMissedByOldReaders(CompatibilityLevel level, boolean allowed) {
        assertThat(level.violation(A, List.of(A_AND_B)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "BACKWARD,true",
        "FORWARD,true",
        "FULL,true",
        "BACKWARD_TRANSITIVE,false",
        "FORWARD_TRANSITIVE,false",
        "FULL_TRANSITIVE,false"
    })
    void onlyTheTransitiveLevelsLookBehindTheLatest(CompatibilityLevel level, boolean allowed) {
        assertThat(level.violation(A_AND_OPTIONAL_B, List.of(OTHER, A)).isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstVersionIsAlwaysAllowed(CompatibilityLevel level) {
        assertThat(level.violation(A, List.of())).isEmpty();
        assertThat(CompatibilityLevel.parse(level.name())).isEqualTo(level);
    }

    @Test
    void anUnknownLevelIsRefused() {
        assertThatThrownBy(() -> CompatibilityLevel.parse("SOME")).hasMessageContaining("'SOME'");
    }
}
