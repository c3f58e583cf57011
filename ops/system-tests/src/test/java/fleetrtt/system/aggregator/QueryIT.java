package fleetrtt.system.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.address.Remote;
import fleetrtt.answer.Rtt;
import fleetrtt.answer.TcprttText;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.query.Query;
import fleetrtt.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on a real broker, asked over HTTP and from the terminal. */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class QueryIT {
    private static final Duration SENDING = Duration.ofSeconds(15);
    private static final Duration THERE = Duration.ofSeconds(90);
    private static final Duration TAKEN_OVER = Duration.ofMinutes(2);
    private static final String PEER = "198.51.100.7";
    private static final long SEED = 20_260_101;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private String span = "";

    @Test
    void eitherInstanceAnswersForAllAndOneThatIsKilledIsMissedUntilTheOtherHasItsWindows() throws Exception {
        long from = System.currentTimeMillis() / 10_000 * 10_000;
        System.out.println("seed " + SEED);
        try (LocalKafka kafka = LocalKafka.started(folder);
                Pair pair = Pair.ready(folder, kafka.cluster(), List.of("--grace=2s"))) {
            awaitBoth(pair);
            Map<Remote, RttHistogram> sent;
            try (SteadyFleet fleet = SteadyFleet.sending(kafka.cluster(), SEED)) {
                await().pollDelay(SENDING).atMost(SENDING.multipliedBy(2)).until(() -> true);
                sent = fleet.stop();
            }
            span = "from=" + from + "&to=" + (System.currentTimeMillis() / 10_000 * 10_000 + 10_000);
            for (int which = 0; which < 2; which++) {
                AggregatorProcess instance = pair.instance(which);
                await().atMost(THERE)
                        .untilAsserted(() -> assertThat(sums(instance)).isEqualTo(sent));
                await().atMost(THERE)
                        .untilAsserted(() -> assertThat(allClosed(instance)).isTrue());
            }
            theTopicsSayTheSame(sent, kafka);
            itsChangelogTakesLargePages(kafka);
            bothSayTheSame(pair);
            theTerminalSaysTheSame(pair.instance(0), sent);
            answersAreAsDescribed(pair.instance(1));
            answersAreTaggedPackedAndInOtherForms(pair.instance(0));

            pair.instance(1).kill();
            await().atMost(Duration.ofSeconds(8))
                    .pollInterval(Duration.ofMillis(100))
                    .untilAsserted(() -> {
                        JsonNode answer = get(pair.instance(0), "/fleet?" + span);
                        assertThat(answer.get("partial").asBoolean()).isTrue();
                        assertThat(answer.get("missing")).isNotEmpty();
                    });
            await().atMost(TAKEN_OVER)
                    .untilAsserted(() -> assertThat(sums(pair.instance(0))).isEqualTo(sent));
        }
    }

    /** Both have partitions of the windows that are kept. */
    private static void awaitBoth(Pair pair) {
        await().atMost(THERE).untilAsserted(() -> {
            JsonNode health = get(pair.instance(0), "/health");
            assertThat(health.get("partial").asBoolean()).as("%s", health).isFalse();
            assertThat(health.get("instances")).hasSize(2);
            health.get("instances")
                    .forEach(instance -> assertThat(instance.get("partitions")).isNotEmpty());
        });
    }

    private static JsonNode get(AggregatorProcess instance, String path) throws IOException {
        HttpResponse<String> response = instance.get("/api/v1" + path);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private Map<Remote, RttHistogram> sums(AggregatorProcess instance) throws IOException {
        JsonNode answer = get(instance, "/peers?limit=5000&window=10s&" + span);
        assertThat(answer.get("partial").asBoolean())
                .as("%s", answer.get("missing"))
                .isFalse();
        Map<Remote, RttHistogram> sums = new HashMap<>();
        for (JsonNode row : answer.get("peers")) {
            sums.put(Remote.parse(row.get("remote").asText()), rtt(row.get("rtt")));
        }
        return sums;
    }

    private static RttHistogram rtt(JsonNode rtt) throws IOException {
        return JSON.treeToValue(rtt, Rtt.class).histogram();
    }

    private boolean allClosed(AggregatorProcess instance) throws IOException {
        for (JsonNode window : get(instance, "/fleet?window=10s&" + span).get("windows")) {
            if (!window.get("closed").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    private static void theTopicsSayTheSame(Map<Remote, RttHistogram> sent, LocalKafka kafka) {
        assertThat(Published.sums(kafka.cluster())).isEqualTo(sent);
    }

    private static void itsChangelogTakesLargePages(LocalKafka kafka) throws Exception {
        try (Admin admin = Admin.create(kafka.cluster().settings())) {
            String changelog = admin.listTopics().names().get().stream()
                    .filter(name -> name.matches(".*-history-.*-changelog"))
                    .findFirst()
                    .orElseThrow();
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, changelog);
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            assertThat(config.get("max.message.bytes").value()).isEqualTo("8388608");
        }
    }

    private void bothSayTheSame(Pair pair) {
        for (String path : List.of(
                "/fleet?window=10s&",
                "/fleet?window=1m&",
                "/peers?sort=p99&spark=true&",
                "/peers?sort=samples&order=asc&limit=7&cidr=198.51.100.0/28&",
                "/peers/" + PEER + "?window=10s&",
                "/peers/" + PEER + "?window=1h&",
                "/peers/" + PEER + "/hosts?",
                "/hosts?sort=mean&",
                "/hosts/steady-3?")) {
            // A minute may close between the two questions.
            await().atMost(THERE).untilAsserted(() -> {
                JsonNode one = get(pair.instance(0), path + span);
                assertThat(one.get("partial").asBoolean()).isFalse();
                assertThat(get(pair.instance(1), path + span)).as(path).isEqualTo(one);
            });
        }
    }

    private void theTerminalSaysTheSame(AggregatorProcess instance, Map<Remote, RttHistogram> sent) throws Exception {
        RttHistogram all = sent.values().stream().reduce(RttHistogram.empty(), RttHistogram::plus);
        JsonNode fleet = JSON.readTree(printed(instance, "fleet", "--output=json"));
        assertThat(rtt(fleet.get("total"))).isEqualTo(all);
        assertThat(rtt(get(instance, "/fleet?window=1m&" + span).get("total"))).isEqualTo(all);
        RttHistogram one = Objects.requireNonNull(sent.get(Remote.parse(PEER)));
        String tcprtt = TcprttText.ofRemote(PEER, Rtt.of(one));
        assertThat(printed(instance, "peer", PEER, "--output=tcprtt")).isEqualTo(tcprtt);
        assertThat(instance.get("/api/v1/peers/" + PEER + "?format=tcprtt&" + span)
                        .body())
                .isEqualTo(tcprtt);
        assertThat(printed(instance, "peers", "--sort=samples")).contains("Peers = 40 of 40", PEER);
        assertThat(printed(instance, "hosts", "--sort=mean")).contains("steady-3");
        assertThat(printed(instance, "host", "steady-3")).contains("Host = steady-3");
    }

    private String printed(AggregatorProcess instance, String... command) {
        Map<String, String> bounds = new TreeMap<>();
        for (String bound : span.split("&", -1)) {
            String[] pair = bound.split("=", -1);
            bounds.put(pair[0], pair[1]);
        }
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--server=" + instance.url());
        bounds.forEach(
                (name, millis) -> arguments.add("--" + name + "=" + Instant.ofEpochMilli(Long.parseLong(millis))));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(Terminal.run(new Query(), arguments.toArray(String[]::new)))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void answersAreAsDescribed(AggregatorProcess instance) throws IOException {
        OpenApi description = OpenApi.parse(instance.get("/api/v1/openapi.yaml").body());
        Map<String, String> asked = new TreeMap<>();
        asked.put("/fleet", "/fleet?" + span);
        asked.put("/peers", "/peers?spark=true&" + span);
        asked.put("/peers/{remote}", "/peers/" + PEER + "?" + span);
        asked.put("/peers/{remote}/hosts", "/peers/" + PEER + "/hosts?" + span);
        asked.put("/hosts", "/hosts?spark=true&" + span);
        asked.put("/hosts/{host}", "/hosts/steady-3?" + span);
        asked.put("/hosts/{host}/peers", "/hosts/steady-3/peers?" + span);
        asked.put("/alerts", "/alerts?state=all");
        asked.put("/matrix", "/matrix?last=1h");
        asked.put("/verdicts", "/verdicts?last=1h");
        asked.put("/alerts/history", "/alerts/history?" + span);
        asked.put("/collectors", "/collectors");
        asked.put("/rules", "/rules");
        asked.put("/health", "/health");
        for (Map.Entry<String, String> path : asked.entrySet()) {
            JsonNode answer = get(instance, path.getValue());
            assertThat(description.faults(path.getKey(), answer))
                    .as("%s", answer)
                    .isEmpty();
        }
        assertThat(description.paths()).containsAll(asked.keySet()).hasSize(asked.size() + 2);
        HttpResponse<String> problem = instance.get("/api/v1/peers?sort=beauty");
        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(problem.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(description.faultsOf("Problem", JSON.readTree(problem.body())))
                .isEmpty();
        assertThat(instance.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(description.faultsOf(
                        "Problem", JSON.readTree(instance.get("/api/v1/nothing").body())))
                .isEmpty();
    }

    private void answersAreTaggedPackedAndInOtherForms(AggregatorProcess instance) throws Exception {
        String path = "/api/v1/peers?" + span;
        HttpResponse<String> first = instance.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(instance.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(instance.get(path, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .contains("gzip");
        assertThat(instance.get(path + "&format=ndjson").body().lines()).hasSize(40);
        assertThat(instance.get(path + "&format=csv").body().lines()).hasSize(41);
        assertThat(instance.get(path, "Accept", "text/csv").body()).startsWith("remote,hosts,");
    }
}
