package fleetrtt.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RttTextTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,0.00 µs",
                "0.5,0.50 µs",
                "9.996,10.0 µs",
                "17.34,17.3 µs",
                "99.96, 100 µs",
                "817, 817 µs",
                "999.4, 999 µs",
                "999.6,1.00 ms",
                "1250,1.25 ms",
                "31000,31.0 ms",
                "999499, 999 ms",
                "999501,1.00 s ",
                "2050000,2.05 s ",
                "536870911, 537 s "
            })
    void hasThreeDigitsAndAUnit(double micros, String text) {
        assertThat(RttText.of(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isAlwaysAsWide(long seed) {
        new Random(seed)
                .doubles(10_000, 0, 29)
                .map(exponent -> Math.pow(2, exponent))
                .forEach(micros -> assertThat(RttText.of(micros)).hasSize(RttText.WIDTH));
    }
}
