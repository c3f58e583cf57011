package fleetrtt.answer;

import java.util.List;

/** Collectors by host. Every instance knows all of them. */
public record CollectorsAnswer(List<CollectorAnswer> collectors) implements Answer<CollectorsAnswer> {
    @Override
    public CollectorsAnswer plus(CollectorsAnswer other) {
        return collectors.isEmpty() ? other : this;
    }

    @Override
    public List<?> rows() {
        return collectors;
    }
}
