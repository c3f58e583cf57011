package fleetrtt.edge.publish;

import fleetrtt.wire.IntervalReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits reports so that each part fits one batch of the producer. A batch is appended whole or not at all, and the
 * next is sent only when it is acknowledged; so the topic never holds a report of a host without those before it,
 * and whoever reads it may take all up to the last for known.
 */
final class Batches {
    /** Of the producer's {@code batch.size}; leaves a fifth for what its estimate of the compression may be off. */
    static final int BYTES = 524_288;

    private static final int MOST = BYTES / 5 * 4;
    /** Header, schema ids, numbers and twice the longest address. */
    private static final int FIXED_BYTES = 160;

    private static final int BYTES_PER_SLOT = 10;

    private Batches() {}

    static List<List<IntervalReport>> of(List<IntervalReport> reports) {
        List<List<IntervalReport>> batches = new ArrayList<>();
        int start = 0;
        int bytes = 0;
        for (int i = 0; i < reports.size(); i++) {
            int next = mostBytes(reports.get(i));
            if (bytes + next > MOST) {
                batches.add(reports.subList(start, i));
                start = i;
                bytes = 0;
            }
            bytes += next;
        }
        if (start < reports.size()) {
            batches.add(reports.subList(start, reports.size()));
        }
        return batches;
    }

    /** No less than the record takes before compression: the host is in key and value. */
    private static int mostBytes(IntervalReport report) {
        return FIXED_BYTES
                + 2 * report.host().length()
                + BYTES_PER_SLOT * report.rtt().slots().trimmedCounts().length;
    }
}
