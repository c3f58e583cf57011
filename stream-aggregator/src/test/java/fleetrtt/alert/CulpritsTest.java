package fleetrtt.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertKind;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.AlertWindow;
import fleetrtt.wire.Culprit;
import fleetrtt.wire.ResolveReason;
import fleetrtt.wire.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CulpritsTest implements AlertSink, Verdicts {
    private static final Instant FIRED = Instant.parse("2026-01-01T12:00:00Z");
    private static final long T = FIRED.toEpochMilli();
    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final int PEERS = 20;

    private final Map<String, Blamed> blamed = new HashMap<>();
    private final List<Alert> told = new ArrayList<>();
    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("culprits").get();
    private long throughMillis = T - 60_000;
    private final CulpritTally tally = new CulpritTally();
    private final Map<CulpritCount, Long> counted = new EnumMap<>(CulpritCount.class);
    private Culprits culprits = begun(T - 1_000);

    private Culprits begun(long nowMillis) {
        AvroSettings.apply();
        return new Culprits(RuleSet::empty, this, PATIENCE, new CulpritStore(store), this, tally, nowMillis);
    }

    private Culprits restored(long nowMillis) {
        culprits.handOver();
        return begun(nowMillis);
    }

    private long counted(CulpritCount count) {
        return counted.merge(count, tally.drain(count), Long::sum);
    }

    @AfterEach
    void everyAlertIsAccountedFor() {
        assertThat(counted(CulpritCount.TAKEN))
                .isPositive()
                .isEqualTo(counted(CulpritCount.JOINED)
                        + counted(CulpritCount.ALONE)
                        + counted(CulpritCount.HANDED_OVER)
                        + culprits.held());
    }

    @Override
    public void tell(AlertKey key, Alert alert) {
        told.add(Alert.newBuilder(alert).build());
    }

    @Override
    public void forget(AlertKey key) {}

    @Override
    public @Nullable Blamed of(SubjectKind kind, String subject) {
        return blamed.get(subject);
    }

    @Override
    public long throughMillis() {
        return throughMillis;
    }

    private void blame(String subject, Culprit kind, String culprit) {
        blamed.put(subject, new Blamed(culprit, new Verdict(kind, 0.9, culprit + " is slow", List.of(), List.of())));
    }

    private static Alert alert(String peer, AlertState state) {
        return Alert.newBuilder()
                .setRule("peers/PeerSlow")
                .setAlert("PeerSlow")
                .setKind(AlertKind.PEER)
                .setSubject(peer)
                .setState(state)
                .setSince(FIRED.minusSeconds(300))
                .setFiredAt(FIRED)
                .setResolvedAt(state == AlertState.RESOLVED ? FIRED.plusSeconds(60) : null)
                .setResolveReason(state == AlertState.RESOLVED ? ResolveReason.CLEARED : null)
                .setWindowMillis(60_000)
                .setExpr("slowdown > 2.0")
                .setValues(Map.of("slowdown", 3.0))
                .setAfter(new AlertWindow(FIRED.minusSeconds(60), 14, List.of(100L), 2_000_000L, null))
                .setHosts(3)
                .setLabels(Map.of("alertname", "PeerSlow", "remote", peer))
                .setAnnotations(Map.of())
                .build();
    }

    private void send(String peer, AlertState state, long nowMillis) {
        culprits.take(new AlertKey("peers/PeerSlow", peer), alert(peer, state), nowMillis);
    }

    private static String peer(int number) {
        return "10.0.0." + number;
    }

    /** State, subject and number of members that fire of what people are told. */
    private List<String> notified() {
        return told.stream()
                .filter(alert -> alert.getGroupRule() == null)
                .map(alert -> alert.getState() + " " + alert.getSubject() + " " + alert.getMembersFiring())
                .toList();
    }

    private void verdict(long minutes) {
        throughMillis = T + minutes * 60_000;
        culprits.tick(throughMillis + 6_000);
    }

    private void allFire() {
        for (int number = 1; number <= PEERS; number++) {
            send(peer(number), AlertState.FIRING, T);
        }
        theHostIsBlamed();
    }

    private void theHostIsBlamed() {
        for (int number = 1; number <= PEERS; number++) {
            blame(peer(number), Culprit.HOST, "web-7");
        }
    }

    @Test
    void aSlowHostIsToldOnceAndNotForEachPeer() {
        allFire();
        assertThat(told).isEmpty();
        assertThat(culprits.held()).isEqualTo(PEERS);
        verdict(0);
        assertThat(counted(CulpritCount.JOINED)).isEqualTo(PEERS);
        culprits = restored(T + 30_000);
        assertThat(culprits.firing()).isOne();
        for (int number = 1; number <= PEERS; number++) {
            send(peer(number), AlertState.RESOLVED, T + 60_000 + number * 1_000L);
        }
        culprits.tick(T + 100_000);
        culprits.tick(T + 300_000);
        assertThat(notified().stream().distinct())
                .containsExactly("FIRING web-7 20", "FIRING web-7 0", "RESOLVED web-7 0");
        Alert last = told.get(told.size() - 1);
        assertThat(last.getMembers())
                .hasSize(PEERS)
                .allMatch(member -> member.getLeftReason() == ResolveReason.CLEARED);
        assertThat(last.getMembersEver()).isEqualTo(PEERS);
        assertThat(last.getResolvedAt()).isEqualTo(FIRED.plusSeconds(60));
        assertThat(counted(CulpritCount.CULPRITS_FIRED)).isOne();
        assertThat(culprits.firing()).isZero();
    }

    @Test
    void twoCulpritsAreTwoAlertsAndAPathIsOne() {
        allFire();
        blame(peer(1), Culprit.PEER, peer(1));
        blame(peer(2), Culprit.PATH, "web-3 - 10.0.0.2");
        verdict(0);
        assertThat(notified())
                .containsExactlyInAnyOrder("FIRING web-7 18", "FIRING 10.0.0.1 1", "FIRING web-3 - 10.0.0.2 1");
    }

    @Test
    void aMemberGoesOverWhenTwoVerdictsInARowSaySo() {
        send(peer(1), AlertState.FIRING, T);
        blame(peer(1), Culprit.PATH, "web-7 - 10.0.0.1");
        verdict(0);
        blame(peer(1), Culprit.HOST, "web-7");
        verdict(1);
        assertThat(notified()).containsExactly("FIRING web-7 - 10.0.0.1 1");
        verdict(2);
        verdict(4);
        assertThat(notified())
                .containsExactly(
                        "FIRING web-7 - 10.0.0.1 1",
                        "FIRING web-7 - 10.0.0.1 0",
                        "FIRING web-7 1",
                        "RESOLVED web-7 - 10.0.0.1 0");
        assertThat(told.get(told.size() - 1).getResolveReason()).isEqualTo(ResolveReason.REGROUPED);
        assertThat(counted(CulpritCount.MOVED)).isOne();
    }

    @Test
    void aVerdictThatIsReadAgainAfterARestartIsNoSecondOne() {
        send(peer(1), AlertState.FIRING, T);
        blame(peer(1), Culprit.PATH, "web-7 - 10.0.0.1");
        verdict(0);
        blame(peer(1), Culprit.HOST, "web-7");
        verdict(1);
        culprits = restored(throughMillis + 10_000);
        // So are those before it.
        verdict(0);
        verdict(1);
        assertThat(notified().stream().distinct()).containsExactly("FIRING web-7 - 10.0.0.1 1");
        verdict(2);
        assertThat(notified()).contains("FIRING web-7 1");
    }

    @Test
    void whoeverWasAwayForLongWaitsForTheVerdictAfterAll() {
        allFire();
        throughMillis = Long.MIN_VALUE;
        blamed.clear();
        culprits = restored(T + 600_000);
        culprits.tick(T + 601_000);
        assertThat(told).isEmpty();
        assertThat(counted(CulpritCount.HANDED_OVER)).isEqualTo(PEERS);
        theHostIsBlamed();
        throughMillis = T;
        culprits.tick(T + 602_000);
        assertThat(notified()).containsExactly("FIRING web-7 20");
    }

    @Test
    void aCulpritWithoutMembersIsNotOverBeforeWhatHappenedMeanwhileIsHeard() {
        allFire();
        verdict(0);
        for (int number = 1; number <= PEERS; number++) {
            send(peer(number), AlertState.RESOLVED, T + 60_000);
        }
        culprits = restored(T + 600_000);
        culprits.tick(T + 601_000);
        send(peer(1), AlertState.FIRING, T + 602_000);
        culprits.tick(T + 800_000);
        assertThat(notified()).doesNotContain("RESOLVED web-7 0").endsWith("FIRING web-7 1");
    }

    @Test
    void withoutAVerdictEachIsToldByItself() {
        send(peer(1), AlertState.FIRING, T);
        culprits.tick(T + PATIENCE.toMillis() - 1);
        assertThat(told).isEmpty();
        culprits.tick(T + PATIENCE.toMillis());
        send(peer(2), AlertState.FIRING, T + 95_000);
        send(peer(2), AlertState.RESOLVED, T + 96_000);
        assertThat(notified()).containsExactly("FIRING 10.0.0.1 0", "FIRING 10.0.0.2 0", "RESOLVED 10.0.0.2 0");
        assertThat(counted(CulpritCount.ALONE)).isEqualTo(2);
        assertThat(counted(CulpritCount.HELD_BACK)).isEqualTo(2);
    }

    @Test
    void anAlertThatIsHeardTwiceWhileItWaitsIsOne() {
        send(peer(1), AlertState.FIRING, T);
        send(peer(1), AlertState.FIRING, T + 1_000);
        assertThat(counted(CulpritCount.TAKEN)).isOne();
        assertThat(counted(CulpritCount.HELD_BACK)).isOne();
    }
}
