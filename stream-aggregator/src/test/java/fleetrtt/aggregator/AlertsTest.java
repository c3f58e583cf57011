package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.registry.AvroSettings;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.expression.Language;
import fleetrtt.wire.Alert;
import fleetrtt.wire.Culprit;
import fleetrtt.wire.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are judged by the windows that close, of peers, hosts and the fleet, and survive a crash. */
final class AlertsTest {
    private static final long T = 1_800_000_000_000L;
    private static final String SLOW = "192.0.2.1";
    private static final String RULES = """
            groups:
              - name: test
                rules:
                  - alert: PeerSlow
                    expr: p50 > duration("20ms")
                    for: 2m
                    labels: {severity: page}
                    annotations: {summary: "{{ remote }} is slow"}
                  - alert: HostSlow
                    on: host
                    expr: p50 > duration("20ms")
                  - alert: FleetSlow
                    on: fleet
                    expr: p50 > duration("20ms")
            """;

    private final TestRegistry registry = new TestRegistry();
    private final List<TestHost> hosts = List.of(new TestHost("a"), new TestHost("b"), new TestHost("c"));
    private final List<String> told = new ArrayList<>();
    private int lives;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestFleet fleet;

    @BeforeEach
    void open() throws Exception {
        AvroSettings.apply();
        Path file = Files.writeString(folder.resolve("rules.yml"), RULES);
        RuleSet rules = RuleSet.read(List.of(file), Language.create());
        fleet = new TestFleet(registry, folder.resolve("state"), () -> rules);
    }

    @AfterEach
    void close() {
        fleet.close();
        registry.close();
    }

    /** One minute of reports, in which one peer answers after so many ms, from some host or all. */
    private void minute(int number, long slowMillis, List<TestHost> from) {
        for (long start = T + number * 60_000L; start < T + (number + 1) * 60_000L; start += 10_000) {
            for (TestHost host : hosts) {
                long[] micros = new long[40];
                Arrays.fill(micros, from.contains(host) ? slowMillis * 1_000 : 1_000);
                fleet.send(host.report(SLOW, start, micros), start + 10_000);
                fleet.send(host.report("192.0.2.2", start, 900, 1_000, 1_100), start + 10_000);
            }
        }
    }

    private void crash() {
        collect();
        fleet = fleet.restarted(folder.resolve("life" + ++lives));
    }

    private void collect() {
        fleet.read().alerts().forEach(entry -> {
            Alert alert = entry.getValue();
            told.add(alert.getAlert() + " " + alert.getSubject() + " " + alert.getState());
        });
    }

    @Test
    void aSlowPeerFiresOnceAndIsResolvedOnceWhateverCrashes() {
        for (int number = 0; number < 14; number++) {
            boolean slow = number >= 3 && number < 9;
            minute(number, slow ? 50 : 1, hosts);
            if (number == 6 || number == 10) {
                crash();
            }
        }
        collect();
        assertThat(told.stream().filter(line -> line.startsWith("PeerSlow")))
                .containsExactly(
                        "PeerSlow " + SLOW + " PENDING",
                        "PeerSlow " + SLOW + " FIRING",
                        "PeerSlow " + SLOW + " RESOLVED");
    }

    @Test
    void anAlertCarriesTheVerdictThatIsKnownWhenItFiresUntilItIsResolved() {
        Verdict verdict = new Verdict(Culprit.HOST, 0.9, "host a is slow", List.of("a"), List.of());
        for (int number = 0; number < 14; number++) {
            boolean slow = number >= 3 && number < 9;
            if (number == 5) {
                fleet.blame(SLOW, new Blamed("a", verdict));
            }
            minute(number, slow ? 50 : 1, hosts);
        }
        List<Alert> alerts = fleet.read().alerts().stream()
                .map(Map.Entry::getValue)
                .filter(alert -> alert.getAlert().toString().equals("PeerSlow"))
                .toList();
        assertThat(alerts).hasSize(3);
        assertThat(alerts.get(0).getCulprit()).isNull();
        for (Alert told : alerts.subList(1, 3)) {
            assertThat(told.getCulprit()).hasToString("a");
            assertThat(told.getVerdict().getSentence()).hasToString("host a is slow");
        }
        fleet.flush();
        assertThat(fleet.counted("joined")).isOne();
        assertThat(fleet.counted("taken")).isEqualTo(fleet.counted("fired"));
        assertThat(fleet.counted("taken")).isEqualTo(fleet.counted("joined") + fleet.counted("alone"));
    }

    @Test
    void hostsAndTheFleetAreJudgedByTheirOwnWindows() {
        for (int number = 0; number < 8; number++) {
            minute(number, number >= 2 && number < 5 ? 50 : 1, hosts.subList(0, 1));
        }
        collect();
        assertThat(told)
                .contains("HostSlow a FIRING", "HostSlow a RESOLVED")
                .noneMatch(line -> line.startsWith("HostSlow b") || line.startsWith("FleetSlow"));
        told.clear();
        for (int number = 8; number < 14; number++) {
            minute(number, number < 11 ? 50 : 1, hosts);
        }
        collect();
        assertThat(told).contains("FleetSlow fleet FIRING", "FleetSlow fleet RESOLVED");
    }
}
