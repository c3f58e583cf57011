package fleetrtt.aggregator.peer;

import fleetrtt.aggregator.alerts.AlertFeed;
import fleetrtt.aggregator.commit.CommitHook;
import fleetrtt.aggregator.history.HistoryFeed;
import fleetrtt.aggregator.history.HistoryTopic;
import fleetrtt.aggregator.partial.Pack;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.sheaf.SheafBinder;
import fleetrtt.aggregator.shift.Rows;
import fleetrtt.aggregator.shift.VerdictRecords;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.upsert.Upsert;
import fleetrtt.aggregator.upsert.UpsertWriter;
import fleetrtt.aggregator.window.Freshness;
import fleetrtt.aggregator.window.PacedClock;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.aggregator.window.Windows;
import fleetrtt.localise.Diagnosis;
import fleetrtt.localise.ShiftMatrix;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Topics;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.VerdictWindowKey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Adds the cells of packs to their windows as they come, and sends and stores what changed once for each commit. */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
final class PeerProcessor implements Processor<byte[], byte[], byte[], Object> {
    private static final Duration TICK = Duration.ofMillis(250);

    private static final byte[] NO_KEY = {};
    private static final String TO_FLEET = PeerSide.sink(Topics.FLEET);
    private static final String TO_VERDICTS = PeerSide.sink(Topics.VERDICTS);
    private static final Map<WindowSize, String> TO_PEERS = new EnumMap<>(WindowSize.class);

    static {
        for (WindowSize size : WindowSize.values()) {
            TO_PEERS.put(size, PeerSide.sink(Topics.peers(size)));
        }
    }

    private final PeerSide side;
    private final WindowLife life;
    private final Aside aside;
    private final UpsertWriter upserts;
    private ProcessorContext<byte[], Object> context;
    private Windows windows;
    private Sources sources;
    private Rows rows;
    private SheafBinder sheaves;
    private AlertFeed alerts;
    private HistoryFeed history;
    private PeerCounters counters;
    private PacedClock clock;
    private long appendedMillis;
    private long goneMillis;
    private @Nullable WindowKey judged;
    private boolean isGone;
    private @Nullable WindowKey sending;
    private Completeness completeness = Completeness.UNKNOWN;

    PeerProcessor(PeerSide side) {
        this.side = side;
        life = side.life();
        aside = new Aside(side.keys(), side.values());
        upserts = new UpsertWriter(side.prefixes());
    }

    /** Called again when a task goes on that was suspended, or whose transaction was aborted: nothing of before holds. */
    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        clock = new PacedClock();
        appendedMillis = WindowLife.NO_TIME;
        goneMillis = WindowLife.NO_TIME;
        counters = new PeerCounters(context.metrics(), context.taskId());
        sources = new Sources(side.partitions(), context.currentSystemTimeMs());
        windows = new Windows(life, WindowSize.ONE_HOUR, context.getStateStore(PeerSide.WINDOWS));
        windows.restore();
        rows = new Rows(life);
        sheaves = new SheafBinder(context::forward);
        alerts = new AlertFeed(
                EnumSet.of(SubjectKind.PEER, SubjectKind.FLEET),
                life,
                side.rules(),
                input -> context.forward(new Record<>(NO_KEY, input, Math.max(0, appendedMillis)), PeerSide.ALERTS));
        history = new HistoryFeed(side.history() ? this::keep : null);
        CommitHook hook = context.getStateStore(PeerSide.COMMIT);
        hook.beforeCommit(context, this::beforeCommit);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Pack pack = Pack.of(record.value());
        long localMillis = context.currentSystemTimeMs();
        sources.heard(pack.head(), record.timestamp(), localMillis);
        side.convoy().heard(pack.head().partition(), record.timestamp(), localMillis);
        appendedMillis = Math.max(appendedMillis, record.timestamp());
        judged = null;
        pack.cells((window, subject, cell) -> add(record, window, subject, cell));
    }

    private void add(Record<byte[], byte[]> record, WindowKey window, Slice subject, Slice cell) {
        if (Subject.isRow(subject)) {
            rows.add(window, Subject.ofBytes(subject.toBytes()).toString(), cell.toBytes());
            return;
        }
        if (!window.equals(judged)) {
            judged = window;
            isGone = life.isGone(window.interval(), goneMillis);
        }
        if (isGone) {
            setAside(record, Reason.TOO_LATE, window, subject, cell);
        } else if (!windows.add(window, subject, cell)) {
            setAside(record, Reason.OVERFLOW, window, subject, cell);
        }
    }

    /** The fleet's own cells are the sum of others, which are kept. */
    private void setAside(Record<byte[], byte[]> record, Reason reason, WindowKey window, Slice bytes, Slice cell) {
        Subject subject = Subject.ofBytes(bytes.toBytes());
        if (subject.equals(Subject.FLEET)) {
            counters.missingInViews.record();
            return;
        }
        counters.aside(reason).record();
        Upsert kept = aside.of(window, subject, cell);
        String detail = "window " + window.interval() + (reason == Reason.OVERFLOW ? " is full" : " has gone");
        context.forward(
                new Record<>(kept.key().toBytes(), kept.value().toBytes(), record.timestamp(), reason.headers(detail)),
                PeerSide.sink(reason.topic()));
    }

    /** Asks for a commit, in which the work is done, when a window's time has come. */
    private void tick(long localMillis) {
        if (windows.isDue(closingMillis(localMillis))) {
            context.commit();
        }
    }

    private long closingMillis(long localMillis) {
        return sources.closingMillis(clock.read(appendedMillis, localMillis), localMillis);
    }

    private void beforeCommit() {
        long localMillis = context.currentSystemTimeMs();
        goneMillis = Math.max(goneMillis, sources.reachedMillis(localMillis));
        sending = null;
        long clockMillis = closingMillis(localMillis);
        windows.flush(clockMillis, goneMillis, Freshness.isUpToDate(appendedMillis, localMillis), this::send);
        rows.judge(clockMillis, this::send);
        history.end();
        sheaves.end();
        alerts.reached(clockMillis, sources::of);
        sources.forget(life, goneMillis);
    }

    private void send(WindowKey window, Subject subject, Slice cell, int revision, boolean closed) {
        if (!window.equals(sending)) {
            sending = window;
            completeness = sources.of(window);
        }
        if (subject.equals(Subject.FLEET)) {
            forward(window, upserts.fleet(window, cell, revision, closed, completeness), TO_FLEET);
        } else {
            Upsert upsert = upserts.peer(window, subject, cell, revision, closed, completeness);
            forward(window, upsert, Objects.requireNonNull(TO_PEERS.get(window.size())));
        }
        history.add(window, closed, completeness, subject, revision, cell);
        if (closed) {
            alerts.closed(window, subject, cell, completeness);
        }
    }

    private void send(WindowKey minute, ShiftMatrix matrix, Diagnosis diagnosis, int revision) {
        VerdictWindow verdicts = VerdictRecords.of(minute, matrix, diagnosis, revision);
        Upsert upsert = Upsert.of(
                side.keys().serialize(Topics.VERDICTS, new VerdictWindowKey(verdicts.getWindowStart())),
                side.values().serialize(Topics.VERDICTS, verdicts));
        forward(minute, upsert, TO_VERDICTS);
    }

    /** The window's own time, so that readers find a span of windows by offsetsForTimes exactly. */
    private void forward(WindowKey window, Upsert upsert, String sink) {
        sheaves.add(sink, window.startMillis(), upsert.key(), upsert.value());
    }

    private void keep(byte[] pack) {
        byte[] key = HistoryTopic.key(context.taskId().partition());
        context.forward(new Record<>(key, pack, Math.max(0, appendedMillis)), PeerSide.HISTORY);
    }

    @Override
    public void close() {
        counters.close();
    }
}
