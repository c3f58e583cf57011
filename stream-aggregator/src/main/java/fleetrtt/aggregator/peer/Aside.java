package fleetrtt.aggregator.peer;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.upsert.Upsert;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A cell that no window takes, as a record for the topics of what is set aside. The reports in it have been added up
 * already: it carries the host's name where there was one, else {@value #MERGED}, and no sequence of its own.
 */
final class Aside {
    static final String MERGED = "merged";

    private final Serializer<Object> keys;
    private final Serializer<Object> values;

    Aside(Serializer<Object> keys, Serializer<Object> values) {
        this.keys = keys;
        this.values = values;
    }

    Upsert of(WindowKey window, Subject peer, Slice packed) {
        Cell cell = new Cell();
        cell.set(packed);
        IntervalReport report = new IntervalReport(
                cell.hosts() == 1 ? cell.worst().get(0).host() : MERGED,
                0,
                0,
                window.interval(),
                Remote.parse(peer.toString()),
                cell.rtt());
        return Upsert.of(
                keys.serialize(Topics.INTERVALS, report.toWireKey()),
                values.serialize(Topics.INTERVALS, report.toWire()));
    }
}
