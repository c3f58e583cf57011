package fleetrtt.alert;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.rules.expression.Values;
import fleetrtt.rules.expression.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one window after the other. Each is computed when it is first asked for, and then kept for all rules
 * of the window. Not thread-safe.
 */
@SuppressWarnings("NullAway.Init") // Nobody asks before reset.
final class WindowValues implements Values {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long[] wholes = new long[Variable.values().length];
    private final double[] reals = new double[Variable.values().length];
    private SubjectWindow window;
    private @Nullable Baseline baseline;
    private @Nullable Log2Histogram learned;
    private long undefinedInWindow;
    private long undefined;
    private long known;

    /** Goes on to another window, with no baseline yet. */
    void reset(SubjectWindow next) {
        window = next;
        known = 0;
        undefinedInWindow = (next.rtt().minRttMicros().isPresent() ? 0 : Variable.MIN_RTT.bit() | Variable.EXCESS.bit())
                | (Completeness.isKnown(next.hostsExpected(), next.hostsReporting()) ? 0 : Variable.COMPLETENESS.bit());
        baseline = null;
        learned = null;
        undefined = undefinedInWindow | Variable.BASELINE;
    }

    /** Compares with a baseline from now on, unless it knows less than the history asked for. */
    void compareWith(Baseline with, long leastHistoryMillis) {
        if (with != baseline) {
            baseline = with;
            learned = null;
            known &= ~Variable.BASELINE;
        }
        boolean ready = with.historyMillis() >= leastHistoryMillis && with.historyMillis() > 0;
        undefined = ready ? undefinedInWindow : undefinedInWindow | Variable.BASELINE;
    }

    @Override
    public long undefined() {
        return undefined;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // The arrays never leave the process.
    public long whole(Variable variable) {
        if ((known & variable.bit()) == 0) {
            wholes[variable.ordinal()] = computeWhole(variable);
            known |= variable.bit();
        }
        return wholes[variable.ordinal()];
    }

    private long computeWhole(Variable variable) {
        return switch (variable) {
            case SAMPLES -> window.rtt().samples();
            case HOSTS -> window.hosts();
            case MEAN -> nanos(window.rtt().meanMicros());
            case MIN_RTT -> nanosOf(window.rtt().minRttMicros().orElseThrow());
            case BASELINE_MEAN -> nanos(requireBaseline().meanMicros());
            case EXCESS -> whole(Variable.P50) - whole(Variable.MIN_RTT);
            case WINDOW -> window.size().millis() * NANOS_PER_MILLI;
            case BASELINE_HISTORY -> nanosOf(Math.round(1_000.0 * history()));
            case P50, P90, P99 -> nanos(window.rtt().slots().quantile(rank(variable)));
            case P50_LOW, P90_LOW, P99_LOW ->
                nanosOf(window.rtt().slots().quantileBounds(rank(variable)).low());
            case P50_HIGH, P90_HIGH, P99_HIGH ->
                nanosOf(window.rtt().slots().quantileBounds(rank(variable)).high());
            case BASELINE_P50, BASELINE_P90, BASELINE_P99 -> nanos(learned().quantile(rank(variable)));
            case BASELINE_P50_LOW, BASELINE_P90_LOW, BASELINE_P99_LOW ->
                nanosOf(learned().quantileBounds(rank(variable)).low());
            case BASELINE_P50_HIGH, BASELINE_P90_HIGH, BASELINE_P99_HIGH ->
                nanosOf(learned().quantileBounds(rank(variable)).high());
            default -> throw new IllegalArgumentException(variable.label() + " is no whole number");
        };
    }

    private static double rank(Variable variable) {
        return switch (variable.quantile().orElse(variable)) {
            case P50, BASELINE_P50 -> 0.5;
            case P90, BASELINE_P90 -> 0.9;
            default -> 0.99;
        };
    }

    private static long nanos(double micros) {
        return Math.round(micros * NANOS_PER_MICRO);
    }

    private static long nanosOf(long micros) {
        return micros * NANOS_PER_MICRO;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // The arrays never leave the process.
    public double real(Variable variable) {
        if ((known & variable.bit()) == 0) {
            reals[variable.ordinal()] = computeReal(variable);
            known |= variable.bit();
        }
        return reals[variable.ordinal()];
    }

    private double computeReal(Variable variable) {
        return switch (variable) {
            case COMPLETENESS -> Completeness.of(window.hostsExpected(), window.hostsReporting());
            case SHIFT -> window.rtt().slots().shiftFrom(learned());
            case SLOWDOWN -> Math.pow(2, real(Variable.SHIFT));
            default -> throw new IllegalArgumentException(variable.label() + " is no double");
        };
    }

    private Log2Histogram learned() {
        Log2Histogram histogram = learned;
        if (histogram == null) {
            histogram = requireBaseline().histogram();
            learned = histogram;
        }
        return histogram;
    }

    private float history() {
        return requireBaseline().historyMillis();
    }

    private Baseline requireBaseline() {
        if (baseline == null) {
            throw new IllegalStateException("no baseline to compare with");
        }
        return baseline;
    }

    @Override
    public String text(Variable variable) {
        return window.subject().text();
    }
}
