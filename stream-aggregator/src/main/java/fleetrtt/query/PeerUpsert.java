package fleetrtt.query;

import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.WireHistograms;

/**
 * What one upsert says of one window of one remote address.
 *
 * @param remote the address, or other
 * @param window the window
 * @param rtt samples of all hosts, µs
 * @param hosts distinct hosts
 * @param revision higher ones replace lower ones of the same address and window
 * @param closed whether only late data can still change it
 */
public record PeerUpsert(Remote remote, Interval window, RttHistogram rtt, int hosts, int revision, boolean closed) {
    /**
     * From a decoded record.
     *
     * @throws IllegalArgumentException when a field is not what its doc says
     * @throws ArithmeticException when the counts' total or the window's end exceeds a long
     */
    public static PeerUpsert of(PeerWindow wire) {
        return new PeerUpsert(
                Remote.parse(wire.getRemote().toString()),
                new Interval(wire.getWindowStart().toEpochMilli(), wire.getWindowMillis()),
                WireHistograms.read(
                        wire.getFirstSlot(),
                        wire.getCounts(),
                        wire.getSumMicros(),
                        wire.getMinRttMicros(),
                        wire.getFresh()),
                wire.getHosts(),
                wire.getRevision(),
                wire.getClosed());
    }
}
