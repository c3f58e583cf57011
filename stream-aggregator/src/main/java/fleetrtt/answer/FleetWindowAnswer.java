package fleetrtt.answer;

import org.jspecify.annotations.Nullable;

/** All hosts and addresses in one window. */
public record FleetWindowAnswer(
        long startMillis,
        int hosts,
        @Nullable Integer expectedHosts,
        @Nullable Integer reportingHosts,
        int revision,
        boolean closed,
        Rtt rtt) {
    FleetWindowAnswer plus(FleetWindowAnswer other) {
        return new FleetWindowAnswer(
                startMillis,
                Math.max(hosts, other.hosts),
                most(expectedHosts, other.expectedHosts),
                most(reportingHosts, other.reportingHosts),
                revision + other.revision,
                closed && other.closed,
                rtt.plus(other.rtt));
    }

    private static @Nullable Integer most(@Nullable Integer left, @Nullable Integer right) {
        return left == null ? right : right == null ? left : Integer.valueOf(Math.max(left, right));
    }
}
