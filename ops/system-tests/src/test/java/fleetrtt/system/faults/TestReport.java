package fleetrtt.system.faults;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one test of a row.
 *
 * @param name of its method
 * @param outcome {@link #HELD}, or what did not hold, or why it was skipped
 * @param seconds it took
 * @param figures by name, units included
 */
record TestReport(String name, String outcome, double seconds, Map<String, String> figures) {
    static final String HELD = "held";

    TestReport {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
