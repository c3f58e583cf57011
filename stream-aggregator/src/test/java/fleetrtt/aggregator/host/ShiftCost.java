package fleetrtt.aggregator.host;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.shift.RowWriter;
import fleetrtt.aggregator.shift.Rows;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.AvroSettings;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Measures what it costs to find culprits, beside decoding and merging on the host side: minutes of 1,000 hosts × 200
 * peers in intervals of 10 s. Run it by hand.
 */
public final class ShiftCost {
    /** Of this thread alone: what else the machine does does not count. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int HOSTS = 1_000;
    private static final int PEERS = 200;
    private static final int INTERVALS = 6;
    private static final int MINUTES = 14;
    private static final int MEASURED = 6;
    private static final long T = 1_800_000_000_000L;
    private static final int OWN = 7;

    private final WindowLife life = new WindowLife(Duration.ofSeconds(5), Duration.ofMinutes(2));
    private final FastDecoder decoder = new FastDecoder(id -> id == OWN);
    private final ReportView view = new ReportView();
    private final Batch batch = new Batch(4);
    private final RowWriter writer = new RowWriter();
    private final Rows rows = new Rows(life);
    private final Map<Integer, HostLedger> hosts = new HashMap<>();
    private final Random random = new Random(1);
    private long merging;
    private long shifting;
    private long fitting;

    private ShiftCost() {}

    public static void main(String[] args) throws IOException {
        AvroSettings.apply();
        new ShiftCost().run();
    }

    private void run() throws IOException {
        for (int host = 0; host < HOSTS; host++) {
            hosts.put(host, new HostLedger(("host-" + host).getBytes(StandardCharsets.US_ASCII), host));
        }
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute == MINUTES - MEASURED) {
                merging = 0;
                shifting = 0;
                fitting = 0;
            }
            minute(T + minute * 60_000L);
        }
        double records = (double) MEASURED * HOSTS * PEERS * INTERVALS;
        System.out.printf(
                "decoding and merging %.0f ns a record; cells %.0f ns, fit %.0f ns: %.1f %% on top, fit %.0f ms a minute%n",
                merging / records,
                shifting / records,
                fitting / records,
                100.0 * (shifting + fitting) / merging,
                fitting / 1e6 / MEASURED);
    }

    private void minute(long start) throws IOException {
        List<List<byte[]>> intervals = new ArrayList<>();
        for (int interval = 0; interval < INTERVALS; interval++) {
            List<byte[]> records = new ArrayList<>();
            for (int host = 0; host < HOSTS; host++) {
                for (int peer = 0; peer < PEERS; peer++) {
                    records.add(bytes(report(host, peer, start + interval * 10_000L)));
                }
            }
            intervals.add(records);
        }
        for (List<byte[]> records : intervals) {
            long began = CPU.getCurrentThreadCpuTime();
            for (byte[] record : records) {
                merge(record);
            }
            batch.drain((partition, window, subject, cells, from, count) -> {});
            merging += CPU.getCurrentThreadCpuTime() - began;
            shift(records, start);
        }
        close(new WindowKey(WindowSize.ONE_MINUTE, start));
    }

    private void merge(byte[] record) {
        take(record);
        BatchPeer peer = batch.find(view.remote);
        if (peer == null) {
            peer = batch.learnDotted(view.remote);
        }
        WindowKey window = WindowKey.holding(WindowSize.TEN_SECONDS, view.startMillis);
        batch.add(view.rtt, Objects.requireNonNull(peer), batch.number(window), host());
    }

    private void take(byte[] record) {
        if (!decoder.decode(record, view)) {
            throw new IllegalStateException("not our own layout");
        }
    }

    private HostLedger host() {
        return Objects.requireNonNull(hosts.get((int) view.incarnation));
    }

    /** Decoding again is not counted. */
    private void shift(List<byte[]> records, long minute) {
        long began = CPU.getCurrentThreadCpuTime();
        for (byte[] record : records) {
            take(record);
        }
        long decoding = CPU.getCurrentThreadCpuTime() - began;
        began = CPU.getCurrentThreadCpuTime();
        for (byte[] record : records) {
            take(record);
            BatchPeer peer = Objects.requireNonNull(batch.find(view.remote));
            host().cells().add(minute, minute / 60_000, peer.subject, view.rtt);
        }
        shifting += CPU.getCurrentThreadCpuTime() - began - decoding;
    }

    private void close(WindowKey minute) {
        long began = CPU.getCurrentThreadCpuTime();
        for (HostLedger host : hosts.values()) {
            byte[] row = writer.close(host.cells(), minute, Map.of("rack", "r" + host.number() / 20), List.of());
            if (row.length > 0) {
                rows.add(minute, host.text(), row);
            }
        }
        shifting += CPU.getCurrentThreadCpuTime() - began;
        began = CPU.getCurrentThreadCpuTime();
        int[] verdicts = new int[1];
        rows.judge(
                minute.startMillis() + 120_000,
                (key, matrix, diagnosis, revision) ->
                        verdicts[0] = diagnosis.verdicts().size());
        fitting += CPU.getCurrentThreadCpuTime() - began;
        System.out.printf("%d verdicts%n", verdicts[0]);
    }

    /** The peers of hosts overlap; one peer is three times as slow in every second minute that is measured. */
    private IntervalReport report(int host, int peer, long start) {
        int number = (host / 10 * 37 + peer) % 2_000;
        boolean slow = number == 7 && (start - T) / 60_000 % 2 == 1 && start - T > 8 * 60_000;
        long[] micros = new long[40];
        long base = 500 + number * 10L;
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (long) ((slow ? 3 : 1) * base * (1 + random.nextDouble()));
        }
        return new IntervalReport(
                "host-" + host,
                host,
                (start - T) / 10_000 * PEERS + peer,
                new Interval(start, 10_000),
                IpAddress.parse("10.0." + number / 250 + "." + (1 + number % 250)),
                new RttHistogram(
                        Log2Histogram.ofValues(micros), Arrays.stream(micros).sum(), OptionalLong.of(base), 20));
    }

    private static byte[] bytes(IntervalReport report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 0, OWN});
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(IntervalHistogram.class).write(report.toWire(), encoder);
        return bytes.toByteArray();
    }
}
