package fleetrtt.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKind;
import fleetrtt.wire.AlertMember;
import fleetrtt.wire.Culprit;
import fleetrtt.wire.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
    private static final Instant UNTIL = Instant.parse("2026-01-01T12:10:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private Heard heard;

    @BeforeEach
    void listen() throws Exception {
        heard = new Heard();
    }

    @AfterEach
    void stop() {
        heard.close();
    }

    private Endpoint endpoint(String url, Optional<String> others) {
        return Endpoint.parse("--alertmanager", url, others).get(0);
    }

    private Alertmanager alertmanager(Decoration decoration) {
        return new Alertmanager(endpoint(heard.url(), Optional.empty()), new Post(Optional.empty()), decoration);
    }

    private Webhook webhook(String url) {
        return new Webhook(endpoint(url, Optional.empty()), new Post(Optional.empty()), Decoration.none());
    }

    private JsonNode body() throws Exception {
        return json.readTree(heard.requests().get(heard.requests().size() - 1).body());
    }

    @Test
    void anAlertmanagerKnowsACulpritsAlertByTheSameLabelsWhoeverItStandsFor() throws Exception {
        Alert begun = ofCulprit(TestAlerts.firing("web-7"), 30, 30);
        Alert over = ofCulprit(TestAlerts.resolved("web-7"), 0, 31);
        alertmanager(Decoration.none()).tell(List.of(begun, over), UNTIL);
        assertThat(body().get(0).get("labels")).isEqualTo(body().get(1).get("labels"));
        assertThat(body().get(0).get("annotations").get("members").asText())
                .startsWith("30 of 30 fire: 10.0.0.1, 10.0.0.2, ")
                .endsWith(", 10.0.0.20, …");
        assertThat(body().get(1).get("annotations").get("members").asText()).startsWith("0 of 31 fire: ");
    }

    private static Alert ofCulprit(Alert alert, int firing, int ever) {
        return Alert.newBuilder(alert)
                .setMembersFiring(firing)
                .setMembersEver(ever)
                .setMembers(IntStream.rangeClosed(1, ever)
                        .mapToObj(number -> new AlertMember(
                                "peers/PeerSlow",
                                AlertKind.PEER,
                                "10.0.0." + number,
                                TestAlerts.FIRED,
                                TestAlerts.FIRED,
                                null,
                                null))
                        .toList())
                .build();
    }

    @Test
    void anAlertmanagerIsToldLabelsTimesAndWhereToFindMore() throws Exception {
        Decoration decoration = new Decoration(
                Map.of("site", "berlin", "severity", "none"), Optional.of("https://rtt.example/{kind}/{subject}"));
        alertmanager(decoration)
                .tell(List.of(TestAlerts.firing("2001:db8::1"), TestAlerts.resolved("192.0.2.1")), UNTIL);
        assertThat(heard.requests().get(0).path()).isEqualTo("/api/v2/alerts");
        JsonNode firing = body().get(0);
        assertThat(firing.get("labels").toString())
                .isEqualTo("{\"alertname\":\"PeerSlow\",\"remote\":\"2001:db8::1\",\"severity\":\"warning\","
                        + "\"site\":\"berlin\"}");
        assertThat(firing.get("startsAt").asText()).isEqualTo("2026-01-01T12:05:00Z");
        assertThat(firing.get("endsAt").asText()).isEqualTo("2026-01-01T12:10:00Z");
        assertThat(firing.get("generatorURL").asText()).isEqualTo("https://rtt.example/peer/2001%3Adb8%3A%3A1");
        JsonNode resolved = body().get(1);
        assertThat(resolved.get("endsAt").asText()).isEqualTo("2026-01-01T12:15:00Z");
        assertThat(resolved.get("annotations").get("resolved").asText()).isEqualTo("cleared");
    }

    @Test
    void aWebhookIsToldAllOfItAndKnowsARepetition() throws Exception {
        Verdict verdict = new Verdict(Culprit.HOST, 0.9, "web-1 is to blame", List.of("web-1"), List.of("web-2"));
        Alert alert = Alert.newBuilder(TestAlerts.firing("192.0.2.1"))
                .setVerdict(verdict)
                .build();
        Webhook webhook = webhook(heard.url() + "/hook?team=net");
        webhook.tell(List.of(alert), UNTIL);
        webhook.tell(List.of(alert), UNTIL);
        webhook.tell(List.of(TestAlerts.resolved("192.0.2.1")), UNTIL);
        assertThat(heard.requests()).extracting(Heard.Request::path).containsOnly("/hook?team=net");
        assertThat(heard.requests())
                .extracting(Heard.Request::key)
                .containsExactly(
                        "peers/PeerSlow 192.0.2.1 firing 2026-01-01T12:05:00Z",
                        "peers/PeerSlow 192.0.2.1 firing 2026-01-01T12:05:00Z",
                        "peers/PeerSlow 192.0.2.1 resolved 2026-01-01T12:05:00Z");
        JsonNode told = json.readTree(heard.requests().get(0).body());
        assertThat(told.get("values").get("slowdown").asDouble()).isEqualTo(3.0);
        assertThat(told.get("verdict").get("culprit").asText()).isEqualTo("host");
        assertThat(told.get("resolvedAt").isNull()).isTrue();
    }

    @Test
    void noSubjectHoweverOddKeepsItFromBeingTold() throws Exception {
        webhook(heard.url()).tell(List.of(TestAlerts.firing("a\r\nb: ü")), UNTIL);
        assertThat(heard.requests().get(0).key()).contains("a??b: ? firing");
        assertThat(json.readTree(heard.requests().get(0).body()).get("subject").asText())
                .isEqualTo("a\r\nb: ü");
    }

    @Test
    void credentialsGoIntoTheHeaderAndNowhereElse() throws Exception {
        String url = heard.url().replace("http://", "http://ops:secret@");
        Endpoint named = endpoint(url, Optional.of(Endpoint.bearer("token")));
        Endpoint others = endpoint(heard.url(), Optional.of(Endpoint.bearer("token")));
        for (Endpoint endpoint : List.of(named, others)) {
            Alertmanager to = new Alertmanager(endpoint, new Post(Optional.empty()), Decoration.none());
            to.tell(List.of(TestAlerts.firing("192.0.2.1")), UNTIL);
            assertThat(to.name()).doesNotContain("secret", "ops", "token");
        }
        assertThat(heard.requests())
                .extracting(Heard.Request::authorization)
                .containsExactly("Basic b3BzOnNlY3JldA==", "Bearer token");
    }

    @Test
    void aRedirectIsNotFollowed() {
        heard.answerWith(307, "");
        assertThatThrownBy(() -> webhook(heard.url()).tell(List.of(TestAlerts.firing("192.0.2.1")), UNTIL))
                .hasMessageContaining("answers 307")
                .hasMessageContaining("redirects are not followed");
        assertThat(heard.requests()).hasSize(1);
    }

    @Test
    void whatIsRefusedForGoodIsToldFromWhatMayBeTakenLater() {
        heard.answerWith(400, "start time must be before end time\nmore");
        assertThat(undelivered().isRefused()).isTrue();
        assertThat(undelivered())
                .hasMessageContaining("start time must be before end time")
                .hasMessageNotContaining("more");
        heard.answerWith(503, "x".repeat(1_000_000));
        assertThat(undelivered().isRefused()).isFalse();
        assertThat(undelivered().getMessage()).hasSizeLessThan(2_000);
        heard.answerWith(401, "");
        assertThat(undelivered().isRefused()).isFalse();
        heard.close();
        assertThat(undelivered().isRefused()).isFalse();
    }

    private Undelivered undelivered() {
        return catchThrowableOfType(
                Undelivered.class,
                () -> alertmanager(Decoration.none()).tell(List.of(TestAlerts.firing("192.0.2.1")), UNTIL));
    }

    @Test
    void badUrlsAreNamedWithoutTheirSecrets() {
        for (String bad :
                List.of("am:9093", "ftp://am:9093", "http://", "http://u:secret@am:90 93", "http://u:secret@/x")) {
            assertThatThrownBy(() -> Endpoint.parse("--webhook", bad, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--webhook")
                    .hasMessageNotContaining("secret");
        }
        assertThat(Endpoint.parse("--webhook", " http://a/ , http://b:1/x,", Optional.empty()))
                .extracting(Endpoint::toString)
                .containsExactly("http://a/", "http://b:1/x");
    }

    @Test
    void labelsAreNamesAndValues() {
        assertThat(Decoration.labels("a=1, b=x=y")).isEqualTo(Map.of("a", "1", "b", "x=y"));
        assertThatThrownBy(() -> Decoration.labels("1a=1")).hasMessageContaining("1a=1");
        assertThatThrownBy(() -> Decoration.labels("a=")).hasMessageContaining("name=value");
    }
}
