package fleetrtt.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in chromium, over a stack whose data are known. Each check of {@code src/test/node/checks} is a test here;
 * screenshots for people to look at are in {@code target/screenshots}.
 */
@EnabledIfBrowser
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class PageIT {
    private static final Path SCREENSHOTS = Path.of("target/screenshots").toAbsolutePath();
    private static final Duration DATA = Duration.ofMinutes(2);
    private static final Duration CHECKS = Duration.ofMinutes(6);
    private static final long SPAN_MILLIS = 60_000;

    @TempDir
    static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static KnownStack stack;

    @BeforeAll
    static void start() throws Exception {
        NodeChecks.install();
        stack = new KnownStack(folder);
        stack.start(folder);
        HostileAlert.publish(stack.cluster());
        KnownVerdict.publish(stack.cluster(), stack.hosts(), stack.peers());
        // Fixed spans must no longer change, and the alerts must have come.
        long from = stack.firstMillis();
        await().atMost(DATA).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(stack.samples(from, from + SPAN_MILLIS)).isPositive();
            assertThat(ask("fleet?from=" + from + "&to=" + (from + SPAN_MILLIS))
                            .at("/total/samples")
                            .asLong())
                    .isEqualTo(stack.samples(from, from + SPAN_MILLIS));
            assertThat(ask("fleet?last=1m").at("/total/samples").asLong()).isPositive();
            assertThat(ask("alerts?state=firing").get("alerts")).hasSizeGreaterThan(1);
            assertThat(ask("hosts?last=5m").get("hosts")).isNotEmpty();
            assertThat(ask("matrix?last=5m").get("verdicts")).hasSize(2);
        });
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> thePageDoesWhatItsReadersNeed() throws Exception {
        long from = stack.firstMillis();
        KnownFacts facts = new KnownFacts(
                stack.url(),
                SCREENSHOTS.toString(),
                Programs.find("chromium").orElseThrow().toString(),
                stack.peer(),
                stack.peers().get(1),
                stack.host(),
                from,
                from + SPAN_MILLIS,
                stack.samples(from, from + SPAN_MILLIS),
                HostileAlert.NAME,
                KnownStack.HOSTILE_TEXT);
        List<CheckResult> results = NodeChecks.run(facts, CHECKS);
        assertThat(results).hasSizeGreaterThan(20);
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.name(),
                        () -> assertThat(result.fault()).as(result.name()).isNull()));
    }

    private static JsonNode ask(String path) throws IOException, InterruptedException {
        URI uri = URI.create(stack.url() + "/api/v1/" + path);
        String answer = CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer);
    }
}
