package fleetrtt.aggregator;

import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.FleetWindow;
import fleetrtt.wire.FleetWindowKey;
import fleetrtt.wire.HostWindow;
import fleetrtt.wire.HostWindowKey;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.PeerWindowKey;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.VerdictWindowKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A topic that is written to in Avro.
 *
 * @param topic its name
 * @param key schema of keys
 * @param value schema of values
 */
record Output(String topic, Schema key, Schema value) {
    /** Windows of everything in all sizes, alerts and verdicts. */
    static List<Output> all() {
        List<Output> outputs = new ArrayList<>();
        for (WindowSize size : WindowSize.values()) {
            outputs.add(new Output(Topics.peers(size), PeerWindowKey.getClassSchema(), PeerWindow.getClassSchema()));
        }
        outputs.add(new Output(Topics.HOSTS, HostWindowKey.getClassSchema(), HostWindow.getClassSchema()));
        outputs.add(new Output(Topics.FLEET, FleetWindowKey.getClassSchema(), FleetWindow.getClassSchema()));
        outputs.add(new Output(Topics.ALERTS, AlertKey.getClassSchema(), Alert.getClassSchema()));
        outputs.add(new Output(Topics.VERDICTS, VerdictWindowKey.getClassSchema(), VerdictWindow.getClassSchema()));
        return outputs;
    }
}
