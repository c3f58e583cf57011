package fleetrtt.alert;

import java.util.OptionalInt;

/** How much of the fleet a window tells of. */
final class Completeness {
    private Completeness() {}

    static boolean isKnown(OptionalInt expected, OptionalInt reporting) {
        return expected.isPresent() && reporting.isPresent() && expected.getAsInt() > 0;
    }

    /** Share of the expected hosts that report, 0 to 1; of what is not known, all. */
    static double of(OptionalInt expected, OptionalInt reporting) {
        return isKnown(expected, reporting) ? Math.min(1, (double) reporting.getAsInt() / expected.getAsInt()) : 1;
    }
}
