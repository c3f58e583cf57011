package fleetrtt.rules.command;

import fleetrtt.alert.AlertSink;
import fleetrtt.alert.Rehearsal;
import fleetrtt.alert.WindowsClosed;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.command.Expectation.Expected;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.WireTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One test of rules: windows in, expected alerts out.
 *
 * @param name of the test
 * @param series what each subject does
 * @param expectations in the order of time
 */
record RuleTest(String name, List<Series> series, List<Expectation> expectations) {
    RuleTest {
        series = List.copyOf(series);
        expectations = expectations.stream()
                .sorted(Comparator.comparingLong(Expectation::atMillis))
                .toList();
    }

    /** What is not as expected, a line each. */
    List<String> failures(RuleSet rules) {
        Firing firing = new Firing();
        Rehearsal rehearsal = new Rehearsal(rules, firing);
        List<String> failures = new ArrayList<>();
        int window = 0;
        for (Expectation expectation : expectations) {
            for (; (window + 1) * WindowSize.TEN_SECONDS.millis() <= expectation.atMillis(); window++) {
                close(rehearsal, window);
            }
            firing.compare(expectation).forEach(line -> failures.add(expectation.place() + ": " + name + ": " + line));
        }
        return failures;
    }

    private void close(Rehearsal rehearsal, int window) {
        series.forEach(one -> one.closing(window).forEach(rehearsal::take));
        long through = (window + 1) * WindowSize.TEN_SECONDS.millis();
        for (SubjectKind kind : SubjectKind.values()) {
            rehearsal.take(closed(kind, WindowSize.TEN_SECONDS, through, window));
            if (through % WindowSize.ONE_MINUTE.millis() == 0) {
                rehearsal.take(closed(kind, WindowSize.ONE_MINUTE, through, window));
            }
        }
    }

    /** As complete as the first series says that the fleet is. */
    private WindowsClosed closed(SubjectKind kind, WindowSize size, long through, int window) {
        Optional<Step> step =
                series.stream().flatMap(one -> one.step(window).stream()).findFirst();
        return new WindowsClosed(
                kind,
                size,
                through,
                step.map(Step::expected).orElse(OptionalInt.empty()),
                step.map(Step::reporting).orElse(OptionalInt.empty()));
    }

    /** The alerts that fire now. */
    private static final class Firing implements AlertSink {
        private final Map<AlertKey, Alert> alerts = new LinkedHashMap<>();

        @Override
        public void tell(AlertKey key, Alert alert) {
            if (alert.getState() == AlertState.FIRING) {
                alerts.put(key, alert);
            } else {
                alerts.remove(key);
            }
        }

        @Override
        public void forget(AlertKey key) {
            alerts.remove(key);
        }

        List<String> compare(Expectation expectation) {
            List<String> lines = new ArrayList<>();
            List<Alert> unexpected = new ArrayList<>(alerts.values());
            for (Expected expected : expectation.alerts()) {
                Optional<Alert> alert = alerts.values().stream()
                        .filter(one -> isThat(one, expected))
                        .findFirst();
                alert.ifPresent(unexpected::remove);
                alert.ifPresentOrElse(
                        one -> lines.addAll(differences(one, expected)), () -> lines.add(expected + " does not fire"));
            }
            unexpected.forEach(
                    alert -> lines.add(alert.getAlert() + " of " + alert.getSubject() + " fires, and is not expected"));
            return lines;
        }

        private static boolean isThat(Alert alert, Expected expected) {
            return alert.getAlert().toString().equals(expected.alert())
                    && alert.getSubject().toString().equals(expected.subject());
        }

        private static List<String> differences(Alert alert, Expected expected) {
            List<String> lines = new ArrayList<>();
            lines.addAll(differences(expected + " has label", WireTexts.strings(alert.getLabels()), expected.labels()));
            lines.addAll(differences(
                    expected + " has annotation", WireTexts.strings(alert.getAnnotations()), expected.annotations()));
            return lines;
        }

        private static List<String> differences(String what, Map<String, String> actual, Map<String, String> expected) {
            List<String> lines = new ArrayList<>();
            expected.forEach((name, value) -> {
                String given = String.valueOf(actual.get(name));
                if (!given.equals(value)) {
                    lines.add(what + " " + name + " '" + given + "' and not '" + value + "'");
                }
            });
            return lines;
        }
    }
}
