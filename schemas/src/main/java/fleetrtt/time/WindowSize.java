package fleetrtt.time;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The sizes of window in which histograms are merged, finest first; each divides the next. Windows are aligned to
 * the epoch and half-open.
 */
public enum WindowSize {
    TEN_SECONDS("10s", Duration.ofSeconds(10)),
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    ONE_HOUR("1h", Duration.ofHours(1));

    // Asked for with every window that is handed on.
    private static final Optional<WindowSize> COARSER_THAN_TEN_SECONDS = Optional.of(ONE_MINUTE);
    private static final Optional<WindowSize> COARSER_THAN_ONE_MINUTE = Optional.of(ONE_HOUR);

    private final String label;
    private final long millis;

    WindowSize(String label, Duration length) {
        this.label = label;
        this.millis = length.toMillis();
    }

    /** The finest size with a window that holds the interval whole; empty when none does. */
    public static Optional<WindowSize> finestHolding(Interval interval) {
        for (WindowSize size : values()) {
            if (size.windowAt(interval.startMillis()).holds(interval)) {
                return Optional.of(size);
            }
        }
        return Optional.empty();
    }

    /**
     * The size with a label.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static WindowSize ofLabel(String label) {
        return Arrays.stream(values())
                .filter(size -> size.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is no window of 10s, 1m or 1h"));
    }

    /**
     * The size whose windows are this long, in milliseconds.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static WindowSize ofMillis(long millis) {
        return Arrays.stream(values())
                .filter(size -> size.millis == millis)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no window is " + millis + " ms long"));
    }

    /** The next size, whose windows each hold several of this one whole; empty for the coarsest. */
    public Optional<WindowSize> coarser() {
        return switch (this) {
            case TEN_SECONDS -> COARSER_THAN_TEN_SECONDS;
            case ONE_MINUTE -> COARSER_THAN_ONE_MINUTE;
            case ONE_HOUR -> Optional.empty();
        };
    }

    /** The window that holds an instant given in milliseconds since the epoch. */
    public Interval windowAt(long epochMillis) {
        return new Interval(Math.floorDiv(epochMillis, millis) * millis, millis);
    }

    public long millis() {
        return millis;
    }

    /** As in the names of topics: 10s, 1m or 1h. */
    public String label() {
        return label;
    }
}
