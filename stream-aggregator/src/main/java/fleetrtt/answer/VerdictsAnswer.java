package fleetrtt.answer;

import java.util.List;

/** Verdicts of a span, the youngest window first. Every instance knows all of them. */
public record VerdictsAnswer(List<CulpritRow> verdicts) implements Answer<VerdictsAnswer> {
    @Override
    public VerdictsAnswer plus(VerdictsAnswer other) {
        return verdicts.isEmpty() ? other : this;
    }

    @Override
    public List<?> rows() {
        return verdicts;
    }
}
