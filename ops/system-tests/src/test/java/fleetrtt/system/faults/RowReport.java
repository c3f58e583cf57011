package fleetrtt.system.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of a row.
 *
 * @param name of the row
 * @param injection what was done
 * @param invariant what had to hold
 * @param tests that it consists of
 */
record RowReport(String name, String injection, String invariant, List<TestReport> tests) {
    RowReport {
        tests = List.copyOf(tests);
    }

    /** Whether all of it ran and the invariant held. */
    @JsonProperty
    boolean held() {
        return !tests.isEmpty()
                && tests.stream().allMatch(test -> test.outcome().equals(TestReport.HELD));
    }
}
