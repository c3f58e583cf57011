package fleetrtt.alert;

import fleetrtt.histogram.RttHistogram;
import fleetrtt.wire.HostShare;
import fleetrtt.wire.WireHistograms;

/**
 * What one host saw of a subject within a window.
 *
 * @param host its name
 * @param rtt its samples
 */
public record HostRtt(String host, RttHistogram rtt) {
    HostShare toWire() {
        return new HostShare(
                host, rtt.slots().firstSlot(), WireHistograms.counts(rtt.slots()), rtt.sumMicros(), rtt.fresh());
    }
}
