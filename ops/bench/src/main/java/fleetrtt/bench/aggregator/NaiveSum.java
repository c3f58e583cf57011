package fleetrtt.bench.aggregator;

import fleetrtt.wire.PeerWindow;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** The aggregate of {@link Naive}: a generic record of the aggregator's own output schema, added up field by field. */
final class NaiveSum {
    private NaiveSum() {}

    static GenericRecord empty() {
        GenericRecord sum = new GenericData.Record(PeerWindow.getClassSchema());
        sum.put("remote", "");
        sum.put("windowStart", 0L);
        sum.put("windowMillis", 10_000);
        sum.put("firstSlot", 0);
        sum.put("counts", List.of());
        sum.put("sumMicros", 0L);
        sum.put("fresh", 0L);
        sum.put("worstHosts", List.of());
        sum.put("hosts", 0);
        sum.put("revision", -1);
        sum.put("closed", false);
        return sum;
    }

    /** Start of an interval, in milliseconds since the epoch. */
    static long start(Object interval) {
        return (Long) ((GenericRecord) interval).get("intervalStart");
    }

    static GenericRecord plus(String remote, GenericRecord interval, GenericRecord sum) {
        sum.put("remote", remote);
        sum.put("windowStart", Math.floorDiv(start(interval), 10_000) * 10_000);
        int first = (Integer) interval.get("firstSlot");
        List<Long> added = new ArrayList<>(counts(sum));
        for (Long count : counts(interval)) {
            while (added.size() <= first) {
                added.add(0L);
            }
            added.set(first, added.get(first) + count);
            first++;
        }
        sum.put("counts", added);
        sum.put("sumMicros", (Long) sum.get("sumMicros") + (Long) interval.get("sumMicros"));
        sum.put("minRttMicros", least((Long) sum.get("minRttMicros"), (Long) interval.get("minRttMicros")));
        sum.put("fresh", (Long) sum.get("fresh") + (Long) interval.get("fresh"));
        sum.put("hosts", (Integer) sum.get("hosts") + 1);
        sum.put("revision", (Integer) sum.get("revision") + 1);
        return sum;
    }

    @SuppressWarnings("unchecked") // As the schema says.
    private static List<Long> counts(GenericRecord record) {
        return (List<Long>) record.get("counts");
    }

    private static @Nullable Long least(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return Math.min(left, right);
    }
}
