package fleetrtt.api;

import fleetrtt.answer.FleetAnswer;
import fleetrtt.answer.RulesAnswer;
import fleetrtt.cluster.Cluster;
import fleetrtt.history.History;
import fleetrtt.history.HistoryConfig;
import fleetrtt.http.server.Routes;
import fleetrtt.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API of one instance: the windows it keeps, what it knows of alerts and collectors, and the routes to both and
 * to the page. Its routes answer 503 until {@link #start}, which is called once. Thread-safe.
 */
public final class QueryApi implements AutoCloseable {
    private static final Duration HEARTBEATS_BACK = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EVER = Duration.ofDays(36_500);

    private final InstantSource clock;
    private final OtherInstances others;
    private final CollectorBook collectors = new CollectorBook();
    private final LiveEvents live = new LiveEvents(this::lastMinutes);
    private final AlertBook alerts = new AlertBook(live::alert);
    private final HostIntervals intervals;
    private final TopicTail alertTail;
    private final TopicTail collectorTail;
    private final VerdictBook verdicts = new VerdictBook();
    private final TopicTail verdictTail;
    private final Supplier<List<String>> unready;
    private final Supplier<RulesAnswer> rules;
    private volatile @Nullable Served served;

    /**
     * Inert.
     *
     * @param cluster whose topics tell of alerts and collectors
     * @param tls whether other instances are reached by TLS
     * @param token that all instances ask for
     * @param unready why this instance is not up to date, a line each
     * @param rules those in force
     */
    public QueryApi(
            Cluster cluster,
            boolean tls,
            Optional<String> token,
            Supplier<List<String>> unready,
            Supplier<RulesAnswer> rules,
            InstantSource clock) {
        this.clock = clock;
        this.unready = unready;
        this.rules = rules;
        others = new OtherInstances(tls, token);
        intervals = new HostIntervals(cluster);
        alertTail = new TopicTail(cluster, Topics.ALERTS, EVER, clock, alerts::take);
        verdictTail = new TopicTail(cluster, Topics.VERDICTS, VerdictBook.KEPT, clock, verdicts::take);
        collectorTail = new TopicTail(cluster, Topics.COLLECTORS, HEARTBEATS_BACK, clock, collectors::take);
    }

    /** All paths. */
    public List<Routes> routes() {
        return List.of(
                new ApiRoutes(this::served, this::verdictOf, verdicts::explained, clock),
                new VerdictRoutes(verdicts, verdictTail::caughtUp, clock),
                new HostPeersRoute(intervals, clock),
                new BookRoutes(alerts, alertTail::caughtUp, collectors, collectorTail::caughtUp, live, clock),
                new StatusRoutes(this::served, unready, rules));
    }

    /** The verdict of now, or of the alert that fires. */
    private @Nullable String verdictOf(String subject) {
        String now = verdicts.of(subject);
        return now == null ? alerts.of(subject) : now;
    }

    private Served served() {
        Served now = served;
        if (now == null) {
            throw Problem.unavailable("the instance is starting; ask again");
        }
        return now;
    }

    /**
     * Begins to keep windows. The topics have to be there.
     *
     * @param failures what becomes of a thread that fails
     */
    public void start(HistoryConfig config, StreamsUncaughtExceptionHandler failures) {
        History history = new History(config, clock);
        history.start(window -> {}, failures);
        served = Served.of(history, others);
        alertTail.start();
        collectorTail.start();
        verdictTail.start();
        live.start();
    }

    private FleetAnswer lastMinutes() {
        Served now = served();
        Asked asked = new Asked(name -> name.equals("last") ? "90s" : null, clock.millis());
        return now.everywhere().ask(now.questions().fleet(asked)).answer();
    }

    @Override
    public void close() {
        close(PATIENCE);
    }

    /** Stops; what takes longer than the limit is left behind. */
    public void close(Duration limit) {
        live.close();
        alertTail.close();
        collectorTail.close();
        verdictTail.close();
        Served now = served;
        if (now != null) {
            now.history().close(limit);
        }
    }
}
