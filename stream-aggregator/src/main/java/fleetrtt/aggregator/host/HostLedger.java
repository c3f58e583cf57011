package fleetrtt.aggregator.host;

import fleetrtt.aggregator.shift.HostCells;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.time.Interval;
import fleetrtt.wire.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * All that is known of one host: the last report taken from it, its clock, and what its collector last said of itself.
 * Reports arrive in the order of their names, incarnation first, and a replay repeats names in the same order; so
 * whatever is not beyond the last one was taken before. Not thread-safe.
 */
final class HostLedger {
    private static final long NEVER = Long.MIN_VALUE;

    private final byte[] name;
    private final Subject subject;
    private final int number;
    private final HostClock clock = new HostClock();
    private final Minutes minutes = new Minutes();
    private final HostCells cells = new HostCells();
    private final PeerOrder order = new PeerOrder();
    private Whereabouts whereabouts = Whereabouts.UNKNOWN;
    private long incarnation = NEVER;
    private long sequence = -1;
    private long reportedThrough = NEVER;
    private long firstBeatAt = NEVER;
    private long lastBeatAt = NEVER;
    private long beatIncarnation;
    private long beatSequence;
    private long beatThrough = NEVER;
    private long skewMillis;
    private long heardAt = NEVER;
    private boolean changed;

    /** @param number of the host, in the whole fleet */
    HostLedger(byte[] name, int number) {
        this.name = name;
        subject = Subject.host(new String(name, StandardCharsets.US_ASCII));
        this.number = number;
    }

    byte[] name() {
        return name;
    }

    String text() {
        return subject.toString();
    }

    /** Whose windows its minutes are. */
    Subject subject() {
        return subject;
    }

    int number() {
        return number;
    }

    HostClock clock() {
        return clock;
    }

    /** What it saw since the last commit. */
    Minutes minutes() {
        return minutes;
    }

    /** By how much each of its peers is slower than it used to be. */
    HostCells cells() {
        return cells;
    }

    /** In which it names its peers. */
    PeerOrder order() {
        return order;
    }

    /** Where it stands, as its last heartbeat told. */
    Whereabouts whereabouts() {
        return whereabouts;
    }

    /** Something that it sent was appended. */
    void heard(long appendMillis) {
        heardAt = Math.max(heardAt, appendMillis);
    }

    /** Whether nothing that it sent was appended since; false when it is not known that anything ever was. */
    boolean isSilentSince(long appendMillis) {
        return heardAt != NEVER && heardAt < appendMillis;
    }

    /** Takes a report's name; false when the host had reached it before. */
    boolean advance(long reportIncarnation, long reportSequence) {
        if (reportIncarnation < incarnation || (reportIncarnation == incarnation && reportSequence <= sequence)) {
            return false;
        }
        incarnation = reportIncarnation;
        sequence = reportSequence;
        changed = true;
        settle();
        return true;
    }

    /** Reports come in the order of time: one of an interval says that all earlier ones have come. */
    void reported(long throughMillis) {
        reportedThrough = Math.max(reportedThrough, throughMillis);
    }

    /** Takes a heartbeat. What is named in it may still be on its way. */
    void beat(Heartbeat beat, long appendMillis) {
        firstBeatAt = firstBeatAt == NEVER ? appendMillis : firstBeatAt;
        lastBeatAt = Math.max(lastBeatAt, appendMillis);
        heard(appendMillis);
        whereabouts = Whereabouts.of(beat);
        long sentMillis = beat.getSentAt().toEpochMilli();
        skewMillis = appendMillis - sentMillis;
        beatIncarnation = beat.getIncarnation();
        beatSequence = beat.getNextSequence() - 1;
        beatThrough = sentMillis - Math.floorMod(sentMillis, Math.max(1, beat.getIntervalMillis()));
        changed = true;
        settle();
    }

    /** Once all that the heartbeat names has come. */
    private void settle() {
        boolean hasCome = beatSequence < 0
                || incarnation > beatIncarnation
                || (incarnation == beatIncarnation && sequence >= beatSequence);
        if (beatThrough != NEVER && hasCome) {
            reported(beatThrough);
            beatThrough = NEVER;
        }
    }

    /** Whether the collector lived in the window, or so shortly before that it is missed. */
    boolean isExpected(Interval window, long missedForMillis) {
        return lastBeatAt != NEVER
                && firstBeatAt < window.endMillis()
                && lastBeatAt >= window.startMillis() - missedForMillis;
    }

    /** Whether all its intervals of the window have arrived. */
    boolean hasReported(Interval window) {
        return reportedThrough >= window.endMillis();
    }

    /** Brokers' clock less the host's, by its last heartbeat; what it took to send it included. */
    OptionalLong skewMillis() {
        return lastBeatAt == NEVER ? OptionalLong.empty() : OptionalLong.of(skewMillis);
    }

    boolean changed() {
        return changed;
    }

    /** To be stored. */
    byte[] save(PackedWriter out) {
        changed = false;
        out.clear();
        out.writeNumber(number);
        for (long value : values()) {
            out.writeSigned(value);
        }
        whereabouts.write(out);
        return out.toBytes();
    }

    private long[] values() {
        return new long[] {
            incarnation,
            sequence,
            reportedThrough,
            firstBeatAt,
            lastBeatAt,
            beatIncarnation,
            beatSequence,
            beatThrough,
            skewMillis,
            clock.lastStartMillis,
            clock.lastOffsetMillis,
            clock.lastAppendMillis,
            clock.offences
        };
    }

    static HostLedger load(byte[] name, byte[] saved) {
        PackedReader in = new PackedReader(saved);
        HostLedger ledger = new HostLedger(name, in.readSize());
        ledger.incarnation = in.readSigned();
        ledger.sequence = in.readSigned();
        ledger.reportedThrough = in.readSigned();
        ledger.firstBeatAt = in.readSigned();
        ledger.lastBeatAt = in.readSigned();
        ledger.beatIncarnation = in.readSigned();
        ledger.beatSequence = in.readSigned();
        ledger.beatThrough = in.readSigned();
        ledger.skewMillis = in.readSigned();
        ledger.clock.lastStartMillis = in.readSigned();
        ledger.clock.lastOffsetMillis = in.readSigned();
        ledger.clock.lastAppendMillis = in.readSigned();
        ledger.clock.offences = Math.toIntExact(in.readSigned());
        ledger.heard(Math.max(ledger.lastBeatAt, ledger.clock.lastAppendMillis));
        ledger.whereabouts = in.hasMore() ? Whereabouts.read(in) : Whereabouts.UNKNOWN;
        return ledger;
    }
}
