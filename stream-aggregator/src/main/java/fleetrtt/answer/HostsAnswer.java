package fleetrtt.answer;

import java.util.List;
import java.util.stream.Stream;

/** Hosts of a span. */
public record HostsAnswer(SpanAnswer span, int found, List<HostRow> hosts) implements Answer<HostsAnswer> {
    @Override
    public HostsAnswer plus(HostsAnswer other) {
        return new HostsAnswer(
                span,
                found + other.found,
                Stream.concat(hosts.stream(), other.hosts.stream()).toList());
    }

    public HostsAnswer with(List<HostRow> rows) {
        return new HostsAnswer(span, found, rows);
    }

    @Override
    public List<?> rows() {
        return hosts;
    }
}
