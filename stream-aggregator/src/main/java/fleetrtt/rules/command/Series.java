package fleetrtt.rules.command;

import fleetrtt.alert.SubjectWindow;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.rules.Subject;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one subject does in a rule test, from its beginning on.
 *
 * @param subject the subject
 * @param steps one after the other; after the last it is silent
 */
record Series(Subject subject, List<Step> steps) {
    private static final int PER_MINUTE = 6;

    Series {
        steps = List.copyOf(steps);
    }

    /** Number of windows of 10 s until the last step ends. */
    int windows() {
        return steps.stream().mapToInt(Step::windows).sum();
    }

    Optional<Step> step(int window) {
        int end = 0;
        for (Step step : steps) {
            end += step.windows();
            if (window < end) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Windows that close at the end of a window of 10 s: that one, and the minute when it was the last of one. */
    List<SubjectWindow> closing(int window) {
        List<SubjectWindow> closing = new ArrayList<>();
        window(WindowSize.TEN_SECONDS, window, 1).ifPresent(closing::add);
        if (window % PER_MINUTE == PER_MINUTE - 1) {
            window(WindowSize.ONE_MINUTE, window - PER_MINUTE + 1, PER_MINUTE).ifPresent(closing::add);
        }
        return closing;
    }

    private Optional<SubjectWindow> window(WindowSize size, int first, int count) {
        RttHistogram rtt = RttHistogram.empty();
        int hosts = 0;
        OptionalInt expected = OptionalInt.empty();
        OptionalInt reporting = OptionalInt.empty();
        for (int window = first; window < first + count; window++) {
            Optional<Step> step = step(window).filter(one -> one.shape().isPresent());
            if (step.isPresent()) {
                rtt = rtt.plus(
                        step.get().shape().orElseThrow().samples(step.get().samplesPerMinute() / PER_MINUTE));
                hosts = Math.max(hosts, step.get().hosts());
                expected = step.get().expected();
                reporting = step.get().reporting();
            }
        }
        long start = first * WindowSize.TEN_SECONDS.millis();
        return rtt.samples() == 0
                ? Optional.empty()
                : Optional.of(new SubjectWindow(subject, size, start, rtt, hosts, List.of(), expected, reporting));
    }
}
