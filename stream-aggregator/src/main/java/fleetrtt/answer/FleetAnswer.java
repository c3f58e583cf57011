package fleetrtt.answer;

import fleetrtt.histogram.RttHistogram;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The fleet as a series, oldest window first; windows without samples are not there. */
public record FleetAnswer(SpanAnswer span, List<FleetWindowAnswer> windows, Rtt total) implements Answer<FleetAnswer> {
    public static FleetAnswer of(SpanAnswer span, List<FleetWindowAnswer> windows) {
        RttHistogram total = windows.stream()
                .map(window -> window.rtt().histogram())
                .reduce(RttHistogram.empty(), RttHistogram::plus);
        return new FleetAnswer(span, windows, Rtt.of(total));
    }

    @Override
    public FleetAnswer plus(FleetAnswer other) {
        TreeMap<Long, FleetWindowAnswer> all = new TreeMap<>();
        windows.forEach(window -> all.put(window.startMillis(), window));
        other.windows.forEach(window -> all.merge(window.startMillis(), window, FleetWindowAnswer::plus));
        return of(span, List.copyOf(all.values()));
    }

    /** The newest window that is over, if possible one whose completeness is known; else the newest of all. */
    public Optional<FleetWindowAnswer> newestWhole() {
        Optional<FleetWindowAnswer> newest = Optional.empty();
        for (FleetWindowAnswer window : windows) {
            boolean whole = window.closed() && window.expectedHosts() != null;
            if (whole || newest.isEmpty() || !newest.get().closed()) {
                newest = Optional.of(window);
            }
        }
        return newest;
    }

    @Override
    public List<?> rows() {
        return windows;
    }
}
