package fleetrtt.answer;

import org.jspecify.annotations.Nullable;

/** A row of a ranked list. */
public interface Measured {
    /** The address, or the host's name. */
    String name();

    Rtt rtt();

    @Nullable Double excessMicros();

    @Nullable Double slowdown();

    /** Most distinct hosts in one window; 1 where rows are hosts. */
    int hosts();
}
