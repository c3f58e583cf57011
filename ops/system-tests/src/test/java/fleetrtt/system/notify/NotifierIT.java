package fleetrtt.system.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fleetrtt.devstack.broker.LoopbackPorts;
import fleetrtt.system.aggregator.LocalKafka;
import fleetrtt.system.kafka.EnabledIfKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever dies, receiver or notifier: every transition is told in its order, and others do not wait for the dead. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@EnabledIfKafka
class NotifierIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private LocalKafka kafka;
    private AlertWriter writer;

    @BeforeEach
    void start() throws Exception {
        kafka = LocalKafka.started(folder.resolve("kafka"));
        writer = AlertWriter.on(kafka.cluster());
    }

    @AfterEach
    void stop() {
        writer.close();
        kafka.close();
    }

    private static void awaitTold(Hook hook, String... expected) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(hook.told()).containsExactly(expected));
    }

    @Test
    void whileOneReceiverIsDeadTheNotifierIsKilledAndNoTransitionIsLost() throws Exception {
        int dead = LoopbackPorts.free();
        try (Hook alive = Hook.listening(0)) {
            String[] options = {"--webhook=" + alive.url() + ",http://127.0.0.1:" + dead};
            try (NotifierProcess notifier = NotifierProcess.start(folder, kafka.cluster(), options)) {
                writer.fires("PeerSlow", "192.0.2.1");
                awaitTold(alive, "firing 192.0.2.1");
                writer.isResolved("PeerSlow", "192.0.2.1");
                writer.fires("PeerSlow", "192.0.2.2");
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(alive.told()).hasSize(3));
                String silent = "webhook http://127.0.0.1:" + dead;
                await().atMost(LIMIT).until(() -> notifier.metric("waiting", silent) == 3);
                assertThat(notifier.metric("waiting", "webhook " + alive.url())).isZero();
                notifier.kill();
            }
            writer.isResolved("PeerSlow", "192.0.2.2");
            try (NotifierProcess notifier = NotifierProcess.start(folder, kafka.cluster(), options)) {
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(alive.told()).endsWith("resolved 192.0.2.2"));
                try (Hook revived = Hook.listening(dead)) {
                    await().atMost(LIMIT)
                            .untilAsserted(() -> assertThat(revived.told()).hasSize(4));
                    assertThat(of(revived, "192.0.2.1")).containsExactly("firing 192.0.2.1", "resolved 192.0.2.1");
                    assertThat(of(revived, "192.0.2.2")).containsExactly("firing 192.0.2.2", "resolved 192.0.2.2");
                }
                notifier.awaitReady();
                // Told twice is allowed, where the kill came between telling and committing.
                assertThat(alive.told().stream().distinct()).hasSize(4);
            }
        }
    }

    private static List<String> of(Hook hook, String remote) {
        return hook.told().stream().filter(told -> told.endsWith(remote)).toList();
    }

    @Test
    void twoShareTheWorkAndOneTakesOverWhenTheOtherIsKilled() throws Exception {
        try (Hook hook = Hook.listening(0);
                NotifierProcess one = NotifierProcess.start(folder, kafka.cluster(), "--webhook=" + hook.url());
                NotifierProcess other = NotifierProcess.start(folder, kafka.cluster(), "--webhook=" + hook.url())) {
            one.awaitReady();
            other.awaitReady();
            for (int i = 1; i <= 20; i++) {
                writer.fires("PeerSlow", "192.0.2." + i);
            }
            await().atMost(LIMIT).untilAsserted(() -> assertThat(hook.told()).hasSize(20));
            await().atMost(LIMIT)
                    .until(() -> one.metric("firing", "webhook") + other.metric("firing", "webhook") == 20);
            assertThat(one.metric("firing", "webhook")).isPositive();
            assertThat(other.metric("firing", "webhook")).isPositive();
            one.kill();
            for (int i = 1; i <= 20; i++) {
                writer.isResolved("PeerSlow", "192.0.2." + i);
            }
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(hook.told().stream().distinct()).hasSize(40));
            assertThat(other.metric("firing", "webhook")).isZero();
        }
    }

    @Test
    void aWebhookKnowsARepetitionByItsKeyAndContent() throws Exception {
        try (Hook hook = Hook.listening(0);
                NotifierProcess notifier = NotifierProcess.start(folder, kafka.cluster(), "--webhook=" + hook.url())) {
            notifier.awaitReady();
            writer.fires("PeerSlow", "192.0.2.1");
            awaitTold(hook, "firing 192.0.2.1");
            JsonNode told = hook.documents().get(0);
            assertThat(told.get("labels").get("alertname").asText()).isEqualTo("PeerSlow");
            assertThat(told.get("values").get("slowdown").asDouble()).isEqualTo(3);
            // The same episode again is no transition.
            writer.fires("PeerSlow", "192.0.2.1");
            writer.fires("PeerSlow", "192.0.2.2");
            awaitTold(hook, "firing 192.0.2.1", "firing 192.0.2.2");
        }
    }
}
