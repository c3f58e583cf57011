package fleetrtt.rules.expression;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Measures what a condition costs as closures and in CEL's own runtime. Run it by hand. */
public final class ConditionCost {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int TIMES = 2_000_000;

    private ConditionCost() {}

    public static void main(String[] args) throws ExpressionFault {
        Cel cel = Language.create().dialect(SubjectKind.PEER);
        RandomExpressions windows = new RandomExpressions(1);
        List<FixedValues> values = List.of(windows.window(), windows.window(), windows.window(), windows.window());
        for (String text : List.of(
                "slowdown > 2.0 && p50 > duration(\"20ms\")",
                "p90 > 10 * min_rtt || excess > duration(\"100ms\")",
                "remote in [\"192.0.2.1\", \"192.0.2.2\"] && p99 / p50 > 10.0")) {
            System.out.printf(
                    "%-60s %6.1f ns as closures, %6.0f ns in CEL%n",
                    text,
                    nanos(Condition.of(text, cel, SubjectKind.PEER), values),
                    nanos(Condition.interpreted(text, cel, SubjectKind.PEER), values));
        }
    }

    private static double nanos(Condition condition, List<FixedValues> values) {
        int defined = 0;
        long start = 0;
        for (int i = 0; i < 2 * TIMES; i++) {
            start = i == TIMES ? CPU.getCurrentThreadCpuTime() : start;
            defined += condition.test(values.get(i & 3)) == Truth.UNDEFINED ? 0 : 1;
        }
        double nanos = (double) (CPU.getCurrentThreadCpuTime() - start) / TIMES;
        return defined < 0 ? 0 : nanos;
    }
}
