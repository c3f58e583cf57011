package fleetrtt.answer;

import java.util.List;
import java.util.stream.Stream;

/** Who sees an address, worst tail first. */
public record PeerHostsAnswer(SpanAnswer span, List<PeerHost> hosts, String note) implements Answer<PeerHostsAnswer> {
    @Override
    public PeerHostsAnswer plus(PeerHostsAnswer other) {
        return new PeerHostsAnswer(
                span, Stream.concat(hosts.stream(), other.hosts.stream()).toList(), note);
    }

    @Override
    public List<?> rows() {
        return hosts;
    }
}
