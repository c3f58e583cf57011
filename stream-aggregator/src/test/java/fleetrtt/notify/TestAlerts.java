package fleetrtt.notify;

import fleetrtt.registry.AvroSettings;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKind;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.AlertWindow;
import fleetrtt.wire.ResolveReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts as the topic has them. */
final class TestAlerts {
    static final Instant FIRED = Instant.parse("2026-01-01T12:05:00Z");

    static {
        AvroSettings.apply();
    }

    private TestAlerts() {}

    static Alert pending(String subject) {
        return Alert.newBuilder()
                .setRule("peers/PeerSlow")
                .setAlert("PeerSlow")
                .setKind(AlertKind.PEER)
                .setSubject(subject)
                .setState(AlertState.PENDING)
                .setSince(FIRED.minusSeconds(300))
                .setWindowMillis(60_000)
                .setExpr("slowdown > 2.0")
                .setValues(Map.of("slowdown", 3.0))
                .setAfter(new AlertWindow(FIRED.minusSeconds(60), 14, List.of(100L), 2_000_000L, null))
                .setHosts(3)
                .setAffectedHosts(List.of())
                .setLabels(Map.of("alertname", "PeerSlow", "remote", subject, "severity", "warning"))
                .setAnnotations(Map.of("summary", subject + " is slow"))
                .build();
    }

    static Alert firing(String subject) {
        return firing(subject, FIRED);
    }

    static Alert firing(String subject, Instant fired) {
        return Alert.newBuilder(pending(subject))
                .setState(AlertState.FIRING)
                .setFiredAt(fired)
                .build();
    }

    /** Told as part of its culprit's. */
    static Alert grouped(Alert alert) {
        return Alert.newBuilder(alert)
                .setCulprit("web-7")
                .setGroupRule("culprit/SlowHost{}")
                .build();
    }

    static Alert resolved(String subject) {
        return Alert.newBuilder(firing(subject))
                .setState(AlertState.RESOLVED)
                .setResolvedAt(FIRED.plusSeconds(600))
                .setResolveReason(ResolveReason.CLEARED)
                .build();
    }
}
