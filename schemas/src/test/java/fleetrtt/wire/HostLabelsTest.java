package fleetrtt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostLabelsTest {
    @Test
    void namesAndValuesAreReadInAnyOrder() {
        assertThat(HostLabels.parse("site=ams-1, rack=r7")).isEqualTo(Map.of("rack", "r7", "site", "ams-1"));
        assertThat(HostLabels.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rack", "rack=", "=r7", "Rack=r7", "rack=r 7", "rack=<b>", "rack=r7,", "a=1,a=2"})
    void whatIsNoLabelIsNamed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostLabels.parse(text))
                .withMessageContaining("label '");
    }

    @Test
    void nineAreTooMany() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostLabels.parse("a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1"))
                .withMessageContaining("9 labels");
    }
}
