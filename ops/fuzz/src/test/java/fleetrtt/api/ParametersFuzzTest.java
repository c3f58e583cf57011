package fleetrtt.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fleetrtt.time.WindowSize;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Parameters of requests, as {@code name=value&name=value}; {@code address} and {@code name} stand for parts of paths. */
class ParametersFuzzTest {
    private static final int BAD_REQUEST = 400;
    private static final int MOST_WINDOWS = 3_000;
    private static final long NOW = Instant.parse("2026-01-31T12:34:56Z").toEpochMilli();
    private static final FleetQuestions QUESTIONS = new FleetQuestions(Set.of(0, 1, 2, 3));

    @FuzzTest
    void parametersAreAQuestionThatIsTheSameElsewhereOrABadRequest(byte[] bytes) {
        Map<String, String> given = parameters(new String(bytes, StandardCharsets.UTF_8));
        String address = given.getOrDefault("address", "192.0.2.1");
        String host = given.getOrDefault("name", "h");
        List<Function<Asked, Question<?>>> questions = List.of(
                QUESTIONS::fleet,
                QUESTIONS::peers,
                QUESTIONS::hosts,
                asked -> QUESTIONS.peer(address, asked),
                asked -> QUESTIONS.peerHosts(address, asked),
                asked -> QUESTIONS.host(host, asked));
        for (Function<Asked, Question<?>> question : questions) {
            sound(() -> isTheSameElsewhere(question, given));
        }
        sound(() -> hasFewWindows(new Asked(given::get, NOW)));
        sound(() -> assertThat(new Asked(given::get, NOW).partitions()).isNotNull());
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> given = new HashMap<>();
        for (String each : text.split("&", -1)) {
            String[] parts = each.split("=", 2);
            given.putIfAbsent(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return given;
    }

    private static void sound(Runnable work) {
        try {
            work.run();
        } catch (Problem e) {
            assertThat(e.status()).isEqualTo(BAD_REQUEST);
            assertThat(e.detail()).isNotBlank();
        }
    }

    /** An instance asks the others with what it made of the parameters, so that must be no problem for them. */
    private static void isTheSameElsewhere(Function<Asked, Question<?>> make, Map<String, String> given) {
        Question<?> question = make.apply(new Asked(given::get, NOW));
        Question<?> elsewhere;
        try {
            elsewhere = make.apply(new Asked(question.parameters()::get, NOW));
        } catch (Problem e) {
            throw new AssertionError(question.parameters() + " is refused elsewhere: " + e.detail(), e);
        }
        assertThat(elsewhere.path()).isEqualTo(question.path());
        assertThat(elsewhere.parameters()).isEqualTo(question.parameters());
    }

    private static void hasFewWindows(Asked asked) {
        assertThat(asked.series(WindowSize.TEN_SECONDS).windows()).hasSizeBetween(1, MOST_WINDOWS);
        assertThat(asked.breakdown().windows()).hasSizeBetween(1, MOST_WINDOWS);
        Span list = asked.list(WindowSize.TEN_SECONDS);
        assertThat(list.cover()).hasSizeBetween(1, MOST_WINDOWS);
        assertThat(list.steps(32)).hasSizeBetween(1, 33);
    }
}
