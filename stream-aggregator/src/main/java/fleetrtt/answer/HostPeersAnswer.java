package fleetrtt.answer;

import java.util.List;

/** Whom a host talks to, the worst p99 first. One instance knows it all. */
public record HostPeersAnswer(SpanAnswer span, String host, int found, List<HostPeer> peers, String note)
        implements Answer<HostPeersAnswer> {
    /** One of them. */
    public record HostPeer(String remote, Rtt rtt) {}

    @Override
    public HostPeersAnswer plus(HostPeersAnswer other) {
        return peers.isEmpty() ? other : this;
    }

    @Override
    public List<?> rows() {
        return peers;
    }
}
