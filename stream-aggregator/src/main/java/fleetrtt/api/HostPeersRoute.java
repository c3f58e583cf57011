package fleetrtt.api;

import fleetrtt.answer.Coverage;
import fleetrtt.answer.HostPeersAnswer;
import fleetrtt.answer.Rtt;
import fleetrtt.http.server.Routes;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.HostName;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Whom a host talks to. It takes a consumer of its own, so only a few may ask at once. */
final class HostPeersRoute implements Routes {
    private static final int MOST_AT_ONCE = 3;
    private static final String NOTE = "Read from the intervals that the host sent, which are kept for a day; each by"
            + " when it began, as the host's clock says.";

    private final HostIntervals intervals;
    private final InstantSource clock;
    private final Semaphore readers = new Semaphore(MOST_AT_ONCE);

    HostPeersRoute(HostIntervals intervals, InstantSource clock) {
        this.intervals = intervals;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(FleetQuestions.API + "/hosts/{host}/peers", this::peers);
    }

    private void peers(Context request) {
        String host = Asked.valid(() -> HostName.require(request.pathParam("host")));
        Asked asked = new Asked(request::queryParam, clock.millis());
        Span span = Span.around(WindowSize.TEN_SECONDS, asked.from(asked.to()), asked.to());
        if (!readers.tryAcquire()) {
            throw Problem.unavailable("the intervals of " + MOST_AT_ONCE + " hosts are being read; ask again");
        }
        HostIntervals.Found found;
        try {
            found = intervals.read(host, span.fromMillis(), span.toMillis());
        } finally {
            readers.release();
        }
        List<HostPeersAnswer.HostPeer> peers = found.peers().entrySet().stream()
                .filter(peer -> !peer.getValue().slots().isEmpty())
                .map(peer -> new HostPeersAnswer.HostPeer(peer.getKey(), Rtt.of(peer.getValue())))
                .sorted(Comparator.comparing(
                                (HostPeersAnswer.HostPeer peer) -> peer.rtt().p99Micros(),
                                Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(HostPeersAnswer.HostPeer::remote))
                .toList();
        Reply.send(
                request,
                new HostPeersAnswer(
                        span.answer(),
                        host,
                        peers.size(),
                        peers.stream().limit(asked.limit()).toList(),
                        NOTE),
                found.whole() ? Coverage.WHOLE : Coverage.without("the rest of the intervals, for want of time"));
    }
}
