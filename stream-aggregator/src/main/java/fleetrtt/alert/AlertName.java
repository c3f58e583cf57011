package fleetrtt.alert;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import java.util.Objects;

/**
 * What tells one alert from all others.
 *
 * @param rule group and name
 * @param subject address, host, {@code fleet} or culprit
 */
record AlertName(String rule, String subject) {
    static AlertName of(AlertKey key) {
        return new AlertName(key.getRule().toString(), key.getSubject().toString());
    }

    static AlertName of(Alert alert) {
        return new AlertName(alert.getRule().toString(), alert.getSubject().toString());
    }

    /** Of the culprit's alert that a member is told with. */
    static AlertName ofGroup(Alert member) {
        return new AlertName(
                Objects.requireNonNull(member.getGroupRule()).toString(),
                Objects.requireNonNull(member.getCulprit()).toString());
    }

    AlertKey key() {
        return new AlertKey(rule, subject);
    }
}
