package fleetrtt.edge.tcprtt;

import java.time.ZonedDateTime;
import java.util.List;

/** How intervals are shown; pure. */
interface Report {
    /**
     * The text of one interval.
     *
     * @param end when it ended
     * @param seconds how long it was; the last may be shorter than asked for
     */
    String interval(ZonedDateTime end, double seconds, List<Section> sections);
}
