package fleetrtt.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClosuresTest {
    private static final SubjectKind PEER = SubjectKind.PEER;

    private final Language language = Language.create();
    private final Cel cel = language.dialect(PEER);

    private Condition condition(String text) throws ExpressionFault {
        return Condition.of(text, cel, PEER);
    }

    /** More of them with {@code -Dfleetrtt.seeds=N}, from a random one on. */
    static LongStream seeds() {
        int wanted = Integer.getInteger("fleetrtt.seeds", 0);
        return LongStream.concat(
                LongStream.of(1, 2, 3, -2961759011411265480L), new Random().longs(wanted));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void closuresGiveWhatCelGives(long seed) throws ExpressionFault {
        RandomExpressions expressions = new RandomExpressions(seed);
        int tried = 0;
        int primitive = 0;
        int defined = 0;
        while (tried < 600) {
            String text = expressions.condition(tried % 4);
            Condition closures;
            try {
                closures = condition(text);
            } catch (ExpressionFault e) {
                assertThat(e.what()).as("%s, seed %d", text, seed).startsWith("has no value");
                continue;
            }
            Condition interpreted = Condition.interpreted(text, cel, PEER);
            primitive += closures.isPrimitive() ? 1 : 0;
            for (int i = 0; i < 5; i++) {
                FixedValues window = expressions.window();
                Truth truth = closures.test(window);
                defined += truth == Truth.UNDEFINED ? 0 : 1;
                assertThat(truth).as("%s of %s, seed %d", text, window, seed).isEqualTo(interpreted.test(window));
            }
            tried++;
        }
        assertThat(primitive).as("closures, seed %d", seed).isGreaterThan(tried * 8 / 10);
        assertThat(defined).as("true or false, seed %d", seed).isGreaterThan(tried * 5 / 2);
    }

    @Test
    void whatRulesAreMadeOfNeedsNoInterpreter() throws ExpressionFault {
        for (String text : List.of(
                "slowdown > 2.0 && p50 > duration(\"20ms\")",
                "p99 > 3 * baseline.p99 && samples >= 100",
                "excess > 0.5 * min_rtt || p99.low > duration(\"1s\")",
                "!(remote in [\"192.0.2.1\"]) && remote.startsWith(\"192.\") && shift > 1",
                "p99 / p50 > 10.0",
                "completeness < 0.9 ? slowdown > 4.0 : slowdown > 2.0")) {
            assertThat(condition(text).isPrimitive()).as(text).isTrue();
        }
        for (String text : List.of("remote.matches(\"^10[.].*\")", "[1, 2].exists(n, n == hosts)")) {
            assertThat(condition(text).isPrimitive()).as(text).isFalse();
        }
    }

    @Test
    void whatIsNoNumberIsNeitherLessNorGreater() throws ExpressionFault {
        FixedValues idle = FixedValues.none().with(Variable.P50, 0).with(Variable.P99, 0);
        for (String text : List.of("p99 / p50 > 10", "p99 / p50 <= 10", "10 < p99 / p50", "p99 / p50 > 10.0")) {
            assertThat(condition(text).test(idle)).as(text).isEqualTo(Truth.FALSE);
            assertThat(Condition.interpreted(text, cel, PEER).test(idle)).as(text).isEqualTo(Truth.FALSE);
        }
    }

    @Test
    void whatIsUndefinedSpreadsAsInCel() throws ExpressionFault {
        FixedValues window = FixedValues.none().with(Variable.P50, 30_000_000L);
        assertThat(condition("slowdown > 2.0").test(window)).isEqualTo(Truth.UNDEFINED);
        assertThat(condition("!(slowdown > 2.0)").test(window)).isEqualTo(Truth.UNDEFINED);
        assertThat(condition("slowdown > 2.0 || p50 > duration(\"20ms\")").test(window))
                .isEqualTo(Truth.TRUE);
        assertThat(condition("slowdown > 2.0 && p50 > duration(\"40ms\")").test(window))
                .isEqualTo(Truth.FALSE);
    }
}
