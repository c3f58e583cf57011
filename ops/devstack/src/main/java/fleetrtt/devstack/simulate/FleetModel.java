package fleetrtt.devstack.simulate;

import fleetrtt.address.Remote;
import fleetrtt.wire.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What every host of a simulated fleet reports in every interval, names included: a pure function of shape and faults.
 * So a report can be made again at any time, a replay is the same call twice, and an interval's sequences begin where
 * those of the one before end. Immutable and thread-safe.
 */
public final class FleetModel {
    private static final int LEAST_SAMPLES = 5;
    private static final int MOST_SAMPLES = 120;
    private static final int MOST_QUIET_SAMPLES = 3;
    /** One report in so many comes from sockets that have no min-RTT yet. */
    private static final int WITHOUT_MIN_RTT = 16;

    private final FleetShape shape;
    private final List<Slowdown> slowdowns;
    private final List<ClockFault> clockFaults;
    private final Weather weather;
    private final Contacts contacts;
    private final FleetNames names;
    private final RttModel rtt;

    private FleetModel(
            FleetShape shape,
            List<Slowdown> slowdowns,
            List<ClockFault> clockFaults,
            Weather weather,
            Contacts contacts,
            FleetNames names) {
        this.shape = shape;
        this.slowdowns = slowdowns;
        this.clockFaults = clockFaults;
        this.weather = weather;
        this.contacts = contacts;
        this.names = names;
        rtt = new RttModel(shape.seed());
    }

    /** A fleet in which nothing is wrong. */
    public static FleetModel of(FleetShape shape) {
        return new FleetModel(
                shape,
                List.of(),
                List.of(),
                Weather.CALM,
                new Contacts(shape),
                new FleetNames(shape.hosts(), shape.peers()));
    }

    /** The same with one thing more that is slow; where several are, the factors multiply. */
    public FleetModel with(Slowdown slowdown) {
        return new FleetModel(shape, with(slowdowns, slowdown), clockFaults, weather, contacts, names);
    }

    /** The same with wrong clocks; of several faults of a host the first counts. */
    public FleetModel with(ClockFault fault) {
        return new FleetModel(shape, slowdowns, with(clockFaults, fault), weather, contacts, names);
    }

    /** The same in other weather; without, it is calm. */
    public FleetModel in(Weather other) {
        return new FleetModel(shape, slowdowns, clockFaults, other, contacts, names);
    }

    private static <T> List<T> with(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    public FleetShape shape() {
        return shape;
    }

    public String host(int number) {
        return names.host(number);
    }

    /** The address of a peer by its number, or other for {@link SimulatedReport#OTHER}. */
    public Remote remote(int number) {
        return names.remote(number);
    }

    /** Whether the host states the time of an interval, by its number, as it is. */
    public boolean hasSoundClock(int host, long interval) {
        return statedStartMillis(host, interval) == shape.startMillis(interval);
    }

    /** Start of an interval, by its number, as the host's clock has it; milliseconds since the epoch. */
    public long statedStartMillis(int host, long interval) {
        return stated(host, shape.startMillis(interval));
    }

    /**
     * All reports of one host in one interval, in the order of their sequence.
     *
     * @param interval its number, from 0
     * @param sink gets one object again and again
     */
    public void reports(int host, long interval, Consumer<SimulatedReport> sink) {
        reports(host, interval, 0, sink);
    }

    /** The same without the first few. */
    void reports(int host, long interval, int firstPlace, Consumer<SimulatedReport> sink) {
        SimulatedReport report = new SimulatedReport(names, shape);
        long start = shape.startMillis(interval);
        long stated = stated(host, start);
        double load = load(start);
        for (int place = firstPlace; place < shape.remotes(); place++) {
            int peer = peer(host, place, interval);
            double distance = rtt.distanceMicros(host, peer);
            Dice dice = Dice.of(shape.seed(), (long) host << 32 | (peer & 0xffffffffL), start);
            long minRtt = dice.below(WITHOUT_MIN_RTT) == 0 ? -1 : (long) distance;
            report.begin(host, peer, interval * shape.remotes() + place, stated, minRtt);
            rtt.sample(report, distance, samples(place, load, dice), load, factor(host, peer, start), dice);
            report.freshen((long) (report.samples() * rtt.freshShare(host, peer)));
            sink.accept(report);
        }
    }

    /**
     * What a host's collector says of itself once it has sent an interval.
     *
     * @param interval its number, from 0
     * @param samples of all its reports so far
     */
    public Heartbeat heartbeat(int host, long interval, long samples) {
        long records = (interval + 1) * shape.remotes();
        long length = shape.interval().toMillis();
        return Heartbeat.newBuilder()
                .setHost(names.host(host))
                .setSentAt(Instant.ofEpochMilli(stated(host, shape.startMillis(interval)) + length))
                .setVersion("simulated")
                .setKernel("simulated")
                .setAttachMethod("simulated")
                .setIntervalMillis(Math.toIntExact(length))
                .setIncarnation(shape.firstStartMillis())
                .setNextSequence(records)
                .setRecords(records)
                .setSeen(samples)
                .setDrained(samples)
                .setPublished(samples)
                .setOverflowed(0)
                .setMissed(0)
                .setExcluded(0)
                .setOutboxRows(0)
                .setOutboxBytes(0)
                .setCoalesced(0)
                .setFilters("")
                .build();
    }

    private int peer(int host, int place, long interval) {
        return shape.other() && place == shape.remotes() - 1
                ? SimulatedReport.OTHER
                : contacts.peer(host, place, interval);
    }

    private int samples(int place, double load, Dice dice) {
        if (contacts.isQuiet(place)) {
            return 1 + dice.below(MOST_QUIET_SAMPLES);
        }
        int ordinary = LEAST_SAMPLES + dice.below(MOST_SAMPLES - LEAST_SAMPLES);
        return Math.max(1, (int) (ordinary * load));
    }

    /** 1 on average; lowest at midnight UTC and highest at noon. */
    private double load(long millis) {
        double days = (double) millis / Duration.ofDays(1).toMillis();
        return 1 - shape.daily() * Math.cos(2 * Math.PI * days);
    }

    private double factor(int host, int peer, long millis) {
        double factor = weather.factor(shape.seed(), host, peer, millis);
        for (Slowdown slowdown : slowdowns) {
            factor *= slowdown.factor(host, peer, millis);
        }
        return factor;
    }

    private long stated(int host, long startMillis) {
        for (ClockFault fault : clockFaults) {
            if (fault.applies(host, startMillis)) {
                return fault.stated(startMillis, shape.interval().toMillis());
            }
        }
        return startMillis;
    }
}
