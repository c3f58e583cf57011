package fleetrtt.system.faults;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** All rows there are: tests with a {@link FaultRow}, their own or their class'. */
final class Matrix {
    private static final String TESTS = "fleetrtt.system";

    private final Launcher launcher;
    private final Map<String, FaultRow> rows;

    private Matrix(Launcher launcher, Map<String, FaultRow> rows) {
        this.launcher = launcher;
        this.rows = rows;
    }

    static Matrix discovered() {
        Launcher launcher = LauncherFactory.create();
        Map<String, FaultRow> rows = new TreeMap<>();
        TestPlan plan = launcher.discover(request(Optional.empty()));
        plan.accept(new TestPlan.Visitor() {
            @Override
            public void visit(TestIdentifier test) {
                test.getSource().flatMap(Matrix::row).ifPresent(row -> rows.put(row.name(), row));
            }
        });
        return new Matrix(launcher, rows);
    }

    List<String> names() {
        return List.copyOf(rows.keySet());
    }

    List<FaultRow> rows() {
        return List.copyOf(rows.values());
    }

    /** Runs all tests of a row. */
    RowReport run(String name) {
        FaultRow row = Objects.requireNonNull(rows.get(name), name);
        RowListener listener = new RowListener();
        launcher.execute(request(Optional.of(name)), listener);
        return new RowReport(name, row.injection(), row.invariant(), listener.reports());
    }

    private static LauncherDiscoveryRequest request(Optional<String> name) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(TESTS))
                .filters(includeClassNamePatterns(".*IT"))
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(belongs(test, name)))
                .build();
    }

    private static boolean belongs(TestDescriptor test, Optional<String> name) {
        if (test.getSource().filter(MethodSource.class::isInstance).isEmpty()) {
            return true;
        }
        Optional<FaultRow> row = test.getSource().flatMap(Matrix::row);
        return row.isPresent() && name.map(row.get().name()::equals).orElse(true);
    }

    private static Optional<FaultRow> row(TestSource source) {
        if (!(source instanceof MethodSource method)) {
            return Optional.empty();
        }
        Method test = method.getJavaMethod();
        return Optional.ofNullable(test.getAnnotation(FaultRow.class))
                .or(() -> Optional.ofNullable(test.getDeclaringClass().getAnnotation(FaultRow.class)));
    }
}
