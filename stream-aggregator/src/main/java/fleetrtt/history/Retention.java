package fleetrtt.history;

import fleetrtt.time.WindowSize;
import java.time.Duration;

/** For how long windows of a size are kept, and how many hosts of each are named. */
public final class Retention {
    private Retention() {}

    public static Duration of(WindowSize size) {
        return switch (size) {
            case TEN_SECONDS -> Duration.ofHours(2);
            case ONE_MINUTE -> Duration.ofDays(2);
            case ONE_HOUR -> Duration.ofDays(30);
        };
    }

    /** Hosts cost more than all else in a cell, and there are most cells of minutes. */
    static int worstHosts(WindowSize size) {
        return switch (size) {
            case TEN_SECONDS -> 3;
            case ONE_MINUTE -> 1;
            case ONE_HOUR -> 8;
        };
    }
}
