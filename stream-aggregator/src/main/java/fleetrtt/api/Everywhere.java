package fleetrtt.api;

import fleetrtt.answer.Answer;
import fleetrtt.answer.Coverage;
import fleetrtt.history.History;
import fleetrtt.history.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whoever has the partitions of a question: this instance, others, and stand-bys of those that are away. What
 * nobody answers for is said. Thread-safe.
 */
final class Everywhere {
    private static final Logger LOG = LoggerFactory.getLogger(Everywhere.class);

    private final History history;
    private final OtherInstances others;

    Everywhere(History history, OtherInstances others) {
        this.history = history;
        this.others = others;
    }

    /** Partitions of the whole, by number. */
    Set<Integer> all() {
        Set<Integer> all = new TreeSet<>();
        for (int partition = 0; partition < history.partitions(); partition++) {
            all.add(partition);
        }
        return all;
    }

    <A extends Answer<A>> Part<A> ask(Question<A> question) {
        List<Instance> instances = history.instances();
        Map<Instance, Set<Integer>> plan = new HashMap<>();
        Set<Integer> ownerless = new TreeSet<>(question.partitions());
        for (Instance instance : instances) {
            Set<Integer> mine = new TreeSet<>(instance.partitions());
            mine.retainAll(question.partitions());
            if (!mine.isEmpty()) {
                plan.put(instance, mine);
                ownerless.removeAll(mine);
            }
        }
        Map<Instance, CompletableFuture<Part<A>>> asked = new HashMap<>();
        plan.forEach((instance, partitions) -> {
            if (!isHere(instance)) {
                asked.put(instance, others.ask(instance.server(), question, partitions, false));
            }
        });
        Part<A> whole = new Part<>(question.nothing(), Coverage.WHOLE);
        for (Map.Entry<Instance, Set<Integer>> here : plan.entrySet()) {
            if (isHere(here.getKey())) {
                whole = whole.plus(here(question, here.getValue(), false));
            }
        }
        for (Map.Entry<Instance, CompletableFuture<Part<A>>> other : asked.entrySet()) {
            Set<Integer> partitions = Objects.requireNonNull(plan.get(other.getKey()));
            whole = whole.plus(joined(question, other.getKey(), partitions, other.getValue(), instances));
        }
        for (int partition : ownerless) {
            whole = whole.plus(byStandby(question, partition, instances).orElseGet(() -> nobody(question, partition)));
        }
        return whole;
    }

    private static <A extends Answer<A>> Part<A> nobody(Question<A> question, int partition) {
        return new Part<>(question.nothing(), Coverage.without("partition " + partition));
    }

    private boolean isHere(Instance instance) {
        return instance.server().equals(history.server());
    }

    private <A extends Answer<A>> Part<A> joined(
            Question<A> question,
            Instance instance,
            Set<Integer> partitions,
            CompletableFuture<Part<A>> answer,
            List<Instance> instances) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            LOG.debug("{} does not answer", instance.server(), e);
            Part<A> rest = new Part<>(question.nothing(), Coverage.WHOLE);
            for (int partition : partitions) {
                Optional<Part<A>> copy = byStandby(question, partition, instances);
                rest = copy.isPresent() ? rest.plus(copy.get()) : rest.without(instance.server());
            }
            return rest;
        }
    }

    private <A extends Answer<A>> Optional<Part<A>> byStandby(
            Question<A> question, int partition, List<Instance> instances) {
        for (Instance instance : instances) {
            if (!instance.standby().contains(partition)) {
                continue;
            }
            try {
                Part<A> part = isHere(instance)
                        ? here(question, Set.of(partition), true)
                        : others.ask(instance.server(), question, Set.of(partition), true)
                                .join();
                return Optional.of(
                        new Part<>(part.answer(), part.coverage().plus(Coverage.fromStandby(instance.server()))));
            } catch (CompletionException e) {
                LOG.debug("stand-by {} does not answer", instance.server(), e);
            }
        }
        return Optional.empty();
    }

    /** From partitions that are here. */
    <A extends Answer<A>> Part<A> here(Question<A> question, Set<Integer> partitions, boolean stale) {
        return partitions.parallelStream()
                .map(partition -> history.ask(partition, stale, question.local())
                        .map(answer -> new Part<>(answer, Coverage.WHOLE))
                        .orElseGet(() -> new Part<>(
                                question.nothing(),
                                Coverage.without("partition " + partition + " at " + history.server()))))
                .reduce(Part::plus)
                .orElseGet(() -> new Part<>(question.nothing(), Coverage.WHOLE));
    }
}
