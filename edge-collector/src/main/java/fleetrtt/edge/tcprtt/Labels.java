package fleetrtt.edge.tcprtt;

import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.RttUnit;

/** The original's words for what a probe is asked for. */
final class Labels {
    private Labels() {}

    static String of(KeyChoice key) {
        return switch (key) {
            case ALL -> "All Addresses";
            case LOCAL -> "Local Address";
            case REMOTE -> "Remote Address";
        };
    }

    static String of(RttUnit unit) {
        return unit == RttUnit.MILLISECONDS ? "msecs" : "usecs";
    }
}
