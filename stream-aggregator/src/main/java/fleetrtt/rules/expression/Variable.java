package fleetrtt.rules.expression;

import static fleetrtt.rules.expression.VariableType.DOUBLE;
import static fleetrtt.rules.expression.VariableType.DURATION;
import static fleetrtt.rules.expression.VariableType.INT;
import static fleetrtt.rules.expression.VariableType.STRING;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What expressions can name; each is documented here and nowhere else. */
public enum Variable {
    P50("p50", DURATION, "median smoothed RTT, a log-linear estimate; .low and .high are the ends of its slot"),
    P50_LOW("p50.low", DURATION, P50),
    P50_HIGH("p50.high", DURATION, P50),
    P90("p90", DURATION, "90th percentile, likewise"),
    P90_LOW("p90.low", DURATION, P90),
    P90_HIGH("p90.high", DURATION, P90),
    P99("p99", DURATION, "99th percentile, likewise"),
    P99_LOW("p99.low", DURATION, P99),
    P99_HIGH("p99.high", DURATION, P99),
    MEAN("mean", DURATION, "exact mean"),
    MIN_RTT("min_rtt", DURATION, "least RTT the kernel measured on the sockets; undefined where none had one"),
    EXCESS("excess", DURATION, "p50 - min_rtt: what queues and the peer add to the path"),
    SAMPLES("samples", INT, "samples of all hosts in the window, one per received segment"),
    HOSTS("hosts", INT, "distinct hosts that saw the subject in the window"),
    COMPLETENESS("completeness", DOUBLE, "hosts reporting / hosts expected, 0 to 1; undefined while not known"),
    SHIFT("shift", DOUBLE, "mean shift in log2 RTT against the baseline: 1.0 is twice as slow, -1.0 twice as fast"),
    SLOWDOWN("slowdown", DOUBLE, "2 to the shift: 2.0 is twice as slow as the baseline"),
    BASELINE_P50("baseline.p50", DURATION, "median of the baseline, likewise"),
    BASELINE_P50_LOW("baseline.p50.low", DURATION, BASELINE_P50),
    BASELINE_P50_HIGH("baseline.p50.high", DURATION, BASELINE_P50),
    BASELINE_P90("baseline.p90", DURATION, "90th percentile of the baseline, likewise"),
    BASELINE_P90_LOW("baseline.p90.low", DURATION, BASELINE_P90),
    BASELINE_P90_HIGH("baseline.p90.high", DURATION, BASELINE_P90),
    BASELINE_P99("baseline.p99", DURATION, "99th percentile of the baseline, likewise"),
    BASELINE_P99_LOW("baseline.p99.low", DURATION, BASELINE_P99),
    BASELINE_P99_HIGH("baseline.p99.high", DURATION, BASELINE_P99),
    BASELINE_MEAN("baseline.mean", DURATION, "exact mean of the baseline"),
    BASELINE_HISTORY("baseline.history", DURATION, "how much time the baseline has learned, decayed as it is"),
    WINDOW("window", DURATION, "length of the window: 10 s or 1 min"),
    REMOTE("remote", STRING, "the peer's address; rules on peers only", SubjectKind.PEER),
    HOST("host", STRING, "the host's name; rules on hosts only", SubjectKind.HOST);

    /** Set of those that compare with, or tell of, the past. */
    public static final long BASELINE = set(SHIFT, BASELINE_HISTORY);

    /** Set of those that some windows lack. */
    static final long PERHAPS_UNDEFINED = BASELINE | set(MIN_RTT, EXCESS) | COMPLETENESS.bit();

    private final String label;
    private final VariableType type;
    private final String doc;
    private final Optional<Variable> quantile;
    private final Optional<SubjectKind> only;

    Variable(String label, VariableType type, String doc) {
        this(label, type, doc, Optional.empty(), Optional.empty());
    }

    Variable(String label, VariableType type, Variable quantile) {
        this(label, type, "", Optional.of(quantile), Optional.empty());
    }

    Variable(String label, VariableType type, String doc, SubjectKind only) {
        this(label, type, doc, Optional.empty(), Optional.of(only));
    }

    Variable(String label, VariableType type, String doc, Optional<Variable> quantile, Optional<SubjectKind> only) {
        this.label = label;
        this.type = type;
        this.doc = doc;
        this.quantile = quantile;
        this.only = only;
    }

    /** As in expressions: p50.low. */
    public String label() {
        return label;
    }

    public VariableType type() {
        return type;
    }

    /** One line for people; empty for a bound of a quantile, which is told with it. */
    public String doc() {
        return doc;
    }

    /** The quantile of whose slot this is an end. */
    public Optional<Variable> quantile() {
        return quantile;
    }

    /** Whether expressions about such a subject know it. */
    public boolean isKnownTo(SubjectKind kind) {
        return only.isEmpty() || only.get() == kind;
    }

    /** Set of this variable alone; sets of variables are the sums of such bits. */
    @SuppressWarnings("EnumOrdinal") // The bits never leave the process.
    public long bit() {
        return 1L << ordinal();
    }

    private static long set(Variable first, Variable last) {
        return Arrays.stream(values())
                .filter(variable -> variable.compareTo(first) >= 0 && variable.compareTo(last) <= 0)
                .mapToLong(Variable::bit)
                .sum();
    }

    /** Whether all of a set are the same in every window of a subject. */
    static boolean areConstant(long set) {
        return (set & ~(REMOTE.bit() | HOST.bit() | WINDOW.bit())) == 0;
    }

    /** The variable with a label, when expressions about such a subject know it. */
    public static Optional<Variable> find(String label, SubjectKind kind) {
        return knownTo(kind).stream()
                .filter(variable -> variable.label.equals(label))
                .findFirst();
    }

    public static List<Variable> knownTo(SubjectKind kind) {
        return Arrays.stream(values())
                .filter(variable -> variable.isKnownTo(kind))
                .toList();
    }
}
