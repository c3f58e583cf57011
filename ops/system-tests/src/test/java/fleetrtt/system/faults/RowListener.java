package fleetrtt.system.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Collects what the tests of a row report, and how they end. Tests run one after another. */
final class RowListener implements TestExecutionListener {
    private final List<TestReport> reports = new ArrayList<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private long startNanos;

    List<TestReport> reports() {
        return reports;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            figures.clear();
            startNanos = System.nanoTime();
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        figures.putAll(entry.getKeyValuePairs());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reports.add(new TestReport(name(test), "skipped: " + reason, 0, Map.of()));
    }

    /** Of containers only what failed, such as what comes before all tests. */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
            double seconds = test.isTest() ? (System.nanoTime() - startNanos) / 1e9 : 0;
            reports.add(new TestReport(name(test), outcome(result), seconds, figures));
        }
    }

    private static String outcome(TestExecutionResult result) {
        return result.getStatus() == Status.SUCCESSFUL
                ? TestReport.HELD
                : "not held: " + result.getThrowable().map(Throwable::toString).orElse("aborted");
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElseGet(test::getDisplayName);
    }
}
