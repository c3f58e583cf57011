package fleetrtt.answer;

import java.util.List;
import java.util.stream.Stream;

/** Remote addresses of a span. */
public record PeersAnswer(SpanAnswer span, int found, List<PeerRow> peers) implements Answer<PeersAnswer> {
    @Override
    public PeersAnswer plus(PeersAnswer other) {
        return new PeersAnswer(
                span,
                found + other.found,
                Stream.concat(peers.stream(), other.peers.stream()).toList());
    }

    public PeersAnswer with(List<PeerRow> rows) {
        return new PeersAnswer(span, found, rows);
    }

    @Override
    public List<?> rows() {
        return peers;
    }
}
