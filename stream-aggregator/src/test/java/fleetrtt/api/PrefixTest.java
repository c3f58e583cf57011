package fleetrtt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.window.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefixTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 198.51.100.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "0.0.0.0/0, other, false"
    })
    void aBlockHoldsWhatBeginsLikeIt(String block, String remote, boolean holds) {
        assertThat(Prefix.parse(block).test(Subject.of(Remote.parse(remote)))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "ten", "10.0.0.0/8/8", "10.0.0/8", "::/129", "", "/8"})
    void whatIsNoBlockIsNamed(String block) {
        assertThatThrownBy(() -> Prefix.parse(block))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(block);
    }
}
