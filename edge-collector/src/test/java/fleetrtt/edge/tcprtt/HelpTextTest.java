package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HelpTextTest {
    @ParameterizedTest
    @EnumSource
    void everyOptionIsInTheHelpAndInTheUsage(Option option) {
        String shortest = option.toString().split("/", -1)[0];
        assertThat(HelpText.whole())
                .containsPattern(
                        "\n  " + shortest + "[ ,].*" + (option.toString().contains("/") ? option.longName() : ""));
        assertThat(HelpText.usage())
                .startsWith("usage: tcprtt ")
                .endsWith("]\n")
                .containsPattern("[\\[ ]" + shortest + "[] ]");
    }
}
