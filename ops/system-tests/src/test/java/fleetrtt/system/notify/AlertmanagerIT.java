package fleetrtt.system.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.system.aggregator.LocalKafka;
import fleetrtt.system.edge.Certificate;
import fleetrtt.system.kafka.EnabledIfKafka;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager receives what fires, groups it, and sees it resolved. */
@EnabledIfAlertmanager
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@EnabledIfKafka
class AlertmanagerIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    /** Of the password "secret". */
    private static final String BCRYPT = "$2b$04$UELMlT6CNlxkk33tIWbDruGpF5ARi6pERr/0oFSuOFWpcDoOuW.5G";

    @TempDir
    Path folder;

    private LocalKafka kafka;
    private AlertWriter writer;
    private Hook hook;

    @BeforeEach
    void start() throws Exception {
        kafka = LocalKafka.started(folder.resolve("kafka"));
        writer = AlertWriter.on(kafka.cluster());
        hook = Hook.listening(0);
    }

    @AfterEach
    void stop() {
        writer.close();
        hook.close();
        kafka.close();
    }

    private static void awaitActive(AlertmanagerProcess alertmanager, String... expected) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(alertmanager.active()).isEqualTo(new TreeSet<>(Set.of(expected))));
    }

    /** What Alertmanager told its webhook last of a group. */
    private JsonNode lastTold(String alert) {
        return hook.documents().stream()
                .filter(document ->
                        document.get("groupLabels").get("alertname").asText().equals(alert))
                .reduce((former, later) -> later)
                .orElseThrow(() -> new AssertionError("nothing was told of " + alert));
    }

    private static List<String> remotes(JsonNode document, String status) {
        return StreamSupport.stream(document.get("alerts").spliterator(), false)
                .filter(alert -> alert.get("status").asText().equals(status))
                .map(alert -> alert.get("labels").get("remote").asText())
                .sorted()
                .toList();
    }

    @Test
    void itReceivesGroupsAndSeesResolved() throws Exception {
        try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(
                                folder.resolve("am"), LoopbackPorts.free(), hook.url())
                        .awaitReady();
                NotifierProcess notifier = NotifierProcess.start(
                        folder,
                        kafka.cluster(),
                        "--alertmanager=" + alertmanager.url(),
                        "--repeat-every=1s",
                        "--labels=site=test",
                        "--link=http://rtt.example/{kind}/{subject}")) {
            writer.fires("PeerSlow", "192.0.2.1");
            writer.fires("PeerSlow", "192.0.2.2");
            writer.fires("PeerTailSlow", "192.0.2.1");
            awaitActive(alertmanager, "PeerSlow 192.0.2.1", "PeerSlow 192.0.2.2", "PeerTailSlow 192.0.2.1");
            assertThat(alertmanager.groups())
                    .isEqualTo(List.of(
                            new TreeSet<>(Set.of("PeerSlow 192.0.2.1", "PeerSlow 192.0.2.2")),
                            new TreeSet<>(Set.of("PeerTailSlow 192.0.2.1"))));
            JsonNode alert = alertmanager.alert("192.0.2.2");
            assertThat(alert.get("generatorURL").asText()).isEqualTo("http://rtt.example/peer/192.0.2.2");
            assertThat(alert.get("labels").get("site").asText()).isEqualTo("test");
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(remotes(lastTold("PeerSlow"), "firing"))
                            .containsExactly("192.0.2.1", "192.0.2.2"));

            // Longer than what fires lives without being repeated.
            double repeats = notifier.metric("repeats_total", "alertmanager");
            await().atMost(LIMIT).until(() -> notifier.metric("repeats_total", "alertmanager") > repeats + 3 * 6);
            assertThat(alertmanager.active()).hasSize(3);

            writer.isResolved("PeerSlow", "192.0.2.1");
            awaitActive(alertmanager, "PeerSlow 192.0.2.2", "PeerTailSlow 192.0.2.1");
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(remotes(lastTold("PeerSlow"), "resolved"))
                            .containsExactly("192.0.2.1"));
            assertThat(notifier.metric("delivered_total", "alertmanager")).isEqualTo(4);
            assertThat(notifier.metric("firing", "alertmanager")).isEqualTo(2);
            assertThat(notifier.get("/readyz")).isEqualTo("ready\n");
            assertThat(notifier.terminate()).isZero();
        }
    }

    @Test
    void oneThatWasDeadOrForgotEverythingKnowsAgainWhatFires() throws Exception {
        int port = LoopbackPorts.free();
        try (NotifierProcess notifier = NotifierProcess.start(
                folder, kafka.cluster(), "--alertmanager=http://127.0.0.1:" + port, "--repeat-every=1s")) {
            writer.fires("PeerSlow", "192.0.2.1");
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(notifier.get("/readyz"))
                            .contains("127.0.0.1:" + port + "/api/v2/alerts does not answer")
                            .contains("1 transitions wait"));
            assertThat(notifier.get("/healthz")).isEqualTo("alive\n");
            try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(folder.resolve("am"), port, hook.url())
                    .awaitReady()) {
                awaitActive(alertmanager, "PeerSlow 192.0.2.1");
                alertmanager.kill();
                alertmanager.startAgain();
                alertmanager.awaitReady();
                awaitActive(alertmanager, "PeerSlow 192.0.2.1");
            }
        }
    }

    @Test
    void withTlsAndAPasswordOnlyWhoKnowsItIsHeard() throws Exception {
        Certificate certificate = Certificate.make(folder, "am");
        Path web = Files.writeString(
                folder.resolve("web.yml"), """
                tls_server_config: {cert_file: "%s", key_file: "%s"}
                basic_auth_users: {ops: "%s"}
                """.formatted(certificate.trust(), key(certificate), BCRYPT));
        int port = LoopbackPorts.free();
        try (AlertmanagerProcess alertmanager =
                        AlertmanagerProcess.start(folder.resolve("am"), port, hook.url(), "--web.config.file=" + web);
                NotifierProcess stranger = secured("stranger", port, certificate, "ops:guess");
                NotifierProcess notifier = secured("notifier", port, certificate, "ops:secret")) {
            writer.fires("PeerSlow", "192.0.2.1");
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(stranger.get("/readyz")).contains("answers 401", "check URL and credentials"));
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(remotes(lastTold("PeerSlow"), "firing")).containsExactly("192.0.2.1"));
            assertThat(alertmanager.log()).contains("TLS is enabled");
            assertThat(notifier.metric("delivered_total", "alertmanager")).isEqualTo(1);
            assertThat(stranger.metric("delivered_total", "alertmanager")).isZero();
            assertThat(stranger.said()).doesNotContain("guess");
        }
    }

    private NotifierProcess secured(String group, int port, Certificate certificate, String user) throws Exception {
        Path secret = Files.writeString(folder.resolve(group), user + "\n");
        return NotifierProcess.start(
                folder,
                kafka.cluster(),
                "--group=" + group,
                "--alertmanager=https://127.0.0.1:" + port,
                "--alertmanager-user-file=" + secret,
                "--tls-ca-file=" + certificate.trust(),
                "--repeat-every=1s");
    }

    /** Alertmanager wants the key as PEM. */
    private Path key(Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(certificate.keystore())) {
            store.load(bytes, Certificate.PASSWORD.toCharArray());
        }
        byte[] key = store.getKey("a", Certificate.PASSWORD.toCharArray()).getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    }
}
