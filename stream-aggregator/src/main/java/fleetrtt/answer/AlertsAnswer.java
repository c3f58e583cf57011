package fleetrtt.answer;

import java.util.List;

/** Alerts, youngest first. Every instance knows all of them. */
public record AlertsAnswer(List<AlertAnswer> alerts) implements Answer<AlertsAnswer> {
    @Override
    public AlertsAnswer plus(AlertsAnswer other) {
        return alerts.isEmpty() ? other : this;
    }

    @Override
    public List<?> rows() {
        return alerts;
    }
}
