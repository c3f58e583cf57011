package fleetrtt.alert;

import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;

/** Takes what is to be told of alerts. */
public interface AlertSink {
    /** An upsert. */
    void tell(AlertKey key, Alert alert);

    /** There is nothing to tell of it any more. */
    void forget(AlertKey key);
}
