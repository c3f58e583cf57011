package fleetrtt.aggregator.peer;

import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.WireHistograms;
import java.time.Instant;
import java.util.List;

/** What is known of a window, as the record that says so. */
final class Upserts {
    private static final int WORST_HOSTS = 8;

    private Upserts() {}

    static PeerWindow of(PeerKey peer, PeerSum sum, List<Share> shares) {
        return PeerWindow.newBuilder()
                .setRemote(peer.remote())
                .setWindowStart(Instant.ofEpochMilli(peer.startMillis()))
                .setWindowMillis(Math.toIntExact(peer.size().millis()))
                .setFirstSlot(sum.rtt().slots().firstSlot())
                .setCounts(WireHistograms.counts(sum.rtt().slots()))
                .setSumMicros(sum.rtt().sumMicros())
                .setMinRttMicros(WireHistograms.minRtt(sum.rtt().minRttMicros()))
                .setHosts(sum.hosts())
                .setWorstHosts(Share.worst(shares, WORST_HOSTS).stream()
                        .map(Share::toWire)
                        .toList())
                .setRevision(sum.revision())
                .setClosed(sum.closed())
                .build();
    }
}
