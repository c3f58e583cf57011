package fleetrtt.alert;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.rules.Rule;
import fleetrtt.rules.Subject;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.rules.expression.Template;
import fleetrtt.rules.expression.Variable;
import fleetrtt.rules.expression.VariableType;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertKind;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.AlertWindow;
import fleetrtt.wire.ResolveReason;
import fleetrtt.wire.WireHistograms;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is told of an alert, as the record that says so. */
final class AlertRecords {
    private static final double NANOS_PER_MICRO = 1_000;

    private AlertRecords() {}

    static AlertKey key(String rule, Subject subject) {
        return new AlertKey(rule, subject.text());
    }

    /** With the first window in which the condition holds. */
    static Alert pending(Rule rule, SubjectWindow window, WindowValues values, Baseline baseline) {
        Instant since = Instant.ofEpochMilli(window.startMillis());
        return told(rule, window, values, since, before(baseline));
    }

    /** With the window in which it has held for long enough, after what was told with the first. */
    static Alert firing(Rule rule, SubjectWindow window, WindowValues values, Alert pending) {
        Alert alert = told(rule, window, values, pending.getSince(), pending.getBefore());
        alert.setState(AlertState.FIRING);
        alert.setFiredAt(Instant.ofEpochMilli(window.endMillis()));
        return alert;
    }

    static Alert resolved(Alert firing, ResolveReason reason, long atMillis) {
        return Alert.newBuilder(firing)
                .setState(AlertState.RESOLVED)
                .setResolvedAt(Instant.ofEpochMilli(atMillis))
                .setResolveReason(reason)
                .build();
    }

    private static Alert told(
            Rule rule,
            SubjectWindow window,
            WindowValues values,
            Instant since,
            fleetrtt.wire.@Nullable Baseline before) {
        return Alert.newBuilder()
                .setRule(rule.id())
                .setAlert(rule.alert())
                .setKind(AlertKind.valueOf(rule.kind().name()))
                .setSubject(window.subject().text())
                .setState(AlertState.PENDING)
                .setSince(since)
                .setWindowMillis((int) window.size().millis())
                .setExpr(rule.condition().toString())
                .setValues(numbers(rule.kind(), values))
                .setBefore(before)
                .setAfter(after(window))
                .setHosts(window.hosts())
                .setAffectedHosts(
                        window.worstHosts().stream().map(HostRtt::toWire).toList())
                .setHostsExpected(boxed(window.hostsExpected()))
                .setHostsReporting(boxed(window.hostsReporting()))
                .setLabels(labels(rule, window.subject(), values))
                .setAnnotations(rendered(rule.annotations(), values))
                .build();
    }

    private static Map<CharSequence, Double> numbers(SubjectKind kind, WindowValues values) {
        Map<CharSequence, Double> numbers = new HashMap<>();
        for (Variable variable : Variable.knownTo(kind)) {
            if (variable.type() != VariableType.STRING && values.isDefined(variable)) {
                numbers.put(variable.label(), number(variable, values));
            }
        }
        return numbers;
    }

    private static double number(Variable variable, WindowValues values) {
        return switch (variable.type()) {
            case DOUBLE -> values.real(variable);
            case DURATION -> values.whole(variable) / NANOS_PER_MICRO;
            default -> values.whole(variable);
        };
    }

    private static Map<CharSequence, CharSequence> labels(Rule rule, Subject subject, WindowValues values) {
        Map<CharSequence, CharSequence> labels = rendered(rule.labels(), values);
        labels.put("alertname", rule.alert());
        switch (subject.kind()) {
            case PEER -> labels.put("remote", subject.text());
            case HOST -> labels.put("host", subject.text());
            case FLEET -> {}
        }
        return labels;
    }

    private static Map<CharSequence, CharSequence> rendered(Map<String, Template> templates, WindowValues values) {
        Map<CharSequence, CharSequence> rendered = new HashMap<>();
        templates.forEach((name, template) -> rendered.put(name, template.render(values)));
        return rendered;
    }

    private static AlertWindow after(SubjectWindow window) {
        Log2Histogram slots = window.rtt().slots();
        return new AlertWindow(
                Instant.ofEpochMilli(window.startMillis()),
                slots.firstSlot(),
                WireHistograms.counts(slots),
                window.rtt().sumMicros(),
                WireHistograms.minRtt(window.rtt().minRttMicros()));
    }

    private static fleetrtt.wire.@Nullable Baseline before(Baseline baseline) {
        if (baseline.isEmpty()) {
            return null;
        }
        Weights trimmed = Weights.trimmed(baseline.weights());
        return new fleetrtt.wire.Baseline(
                trimmed.firstSlot(), trimmed.list(), baseline.halfLifeMillis(), (long) baseline.historyMillis());
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
