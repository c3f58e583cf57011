package fleetrtt.system.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.system.TopicRecords;
import fleetrtt.time.Interval;
import fleetrtt.wire.WireHistograms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** A window as it lies on its topic, whatever it is of. */
final class StoredWindow {
    /** Worst hosts that a window names: all of them where it has no more. */
    private static final int NAMED = 8;

    private final IndexedRecord wire;

    private StoredWindow(IndexedRecord wire) {
        this.wire = wire;
    }

    /**
     * Which window it is.
     *
     * @param owner the remote address or the host; empty for the fleet
     */
    record Name(String owner, Interval window) {}

    /** The newest revision of each window on a topic. */
    static Map<Name, StoredWindow> newest(Cluster cluster, String topic) {
        Map<Name, StoredWindow> newest = new HashMap<>();
        TopicRecords.read(cluster, topic, record -> {
            StoredWindow window = new StoredWindow((IndexedRecord) record.value());
            newest.merge(
                    window.name(),
                    window,
                    (one, other) -> one.number("revision") > other.number("revision") ? one : other);
        });
        return newest;
    }

    Name name() {
        String owner = has("remote") ? text("remote") : has("host") ? text("host") : "";
        Instant start = (Instant) value("windowStart");
        return new Name(owner, new Interval(start.toEpochMilli(), number("windowMillis")));
    }

    @SuppressWarnings("unchecked") // As the schemas have it.
    RttHistogram rtt() {
        return WireHistograms.read(
                number("firstSlot"),
                (List<Long>) value("counts"),
                (long) value("sumMicros"),
                (Long) nullable("minRttMicros"),
                (long) value("fresh"));
    }

    /** Distinct hosts; 1 for a host's own. */
    int hosts() {
        return has("hosts") ? number("hosts") : 1;
    }

    boolean isClosed() {
        return (boolean) value("closed");
    }

    /** Whether its host's clock was not believed. */
    boolean isSuspect() {
        return (boolean) value("clockSuspect");
    }

    /**
     * All that two runs over the same reports must agree on: without the number of upserts it took, and without what
     * heartbeats said. Of hosts that report several times in a window, and are more than are named, the worst depend on
     * the order in which they came.
     */
    IndexedRecord content() {
        IndexedRecord content = SpecificData.get().deepCopy(wire.getSchema(), wire);
        for (String varies : List.of("skewMillis", "hostsExpected", "hostsReporting")) {
            if (has(varies)) {
                content.put(position(varies), null);
            }
        }
        if (has("worstHosts") && hosts() > NAMED) {
            content.put(position("worstHosts"), List.of());
        }
        content.put(position("revision"), 0);
        return content;
    }

    private boolean has(String field) {
        return wire.getSchema().getField(field) != null;
    }

    private int position(String field) {
        Schema.Field found = wire.getSchema().getField(field);
        return found.pos();
    }

    private @Nullable Object nullable(String field) {
        return wire.get(position(field));
    }

    private Object value(String field) {
        return wire.get(position(field));
    }

    private String text(String field) {
        return value(field).toString();
    }

    private int number(String field) {
        return (int) value(field);
    }

    @Override
    public String toString() {
        return wire.toString();
    }
}
