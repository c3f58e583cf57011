package fleetrtt.aggregator.host;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.IntervalHistogram;
import fleetrtt.wire.IntervalReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * One interval's records of 1,000 hosts × 200 peers, encoded, one after another in one run of bytes. The peers of hosts
 * overlap; one peer is three times as slow in every second of the later minutes. Seeded; not thread-safe.
 */
final class CostRecords {
    static final int HOSTS = 1_000;
    static final int PEERS = 200;
    static final int INTERVAL_MILLIS = 10_000;
    static final int MINUTE_MILLIS = 60_000;
    static final int OWN = 7;

    private static final int SAMPLES = 40;
    private static final int FLEET_PEERS = 2_000;
    private static final int HOSTS_PER_RACK = 20;
    private static final int CALM_MINUTES = 8;

    private final long originMillis;
    private final Random random = new Random(1);
    private final PackedWriter bytes = new PackedWriter();
    private final int[] ends = new int[HOSTS * PEERS];
    private final ByteArrayOutputStream one = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(one, null);
    private final SpecificDatumWriter<IntervalHistogram> writer = new SpecificDatumWriter<>(IntervalHistogram.class);

    /** @param originMillis start of the first minute, in milliseconds since the epoch */
    CostRecords(long originMillis) {
        this.originMillis = originMillis;
    }

    void fill(long startMillis) {
        bytes.clear();
        for (int record = 0; record < ends.length; record++) {
            one.reset();
            one.writeBytes(new byte[] {0, 0, 0, 0, OWN});
            try {
                writer.write(report(record / PEERS, record % PEERS, startMillis).toWire(), encoder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bytes.writeBytes(one.toByteArray(), 0, one.size());
            ends[record] = bytes.length();
        }
    }

    byte[] array() {
        return bytes.array();
    }

    int size() {
        return ends.length;
    }

    int from(int record) {
        return record == 0 ? 0 : ends[record - 1];
    }

    int to(int record) {
        return ends[record];
    }

    private IntervalReport report(int host, int peer, long startMillis) {
        int number = (host / 10 * 37 + peer) % FLEET_PEERS;
        long minute = (startMillis - originMillis) / MINUTE_MILLIS;
        boolean slow = number == 7 && minute % 2 == 1 && minute > CALM_MINUTES;
        long[] micros = new long[SAMPLES];
        long base = 500 + number * 10L;
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (long) ((slow ? 3 : 1) * base * (1 + random.nextDouble()));
        }
        return new IntervalReport(
                name(host),
                1,
                (startMillis - originMillis) / INTERVAL_MILLIS * PEERS + peer,
                new Interval(startMillis, INTERVAL_MILLIS),
                IpAddress.parse("10.0." + number / 250 + "." + (1 + number % 250)),
                new RttHistogram(
                        Log2Histogram.ofValues(micros),
                        Arrays.stream(micros).sum(),
                        OptionalLong.of(base),
                        SAMPLES / 2));
    }

    private static String name(int host) {
        return "host-" + host;
    }

    /** Says in which rack a host stands. */
    Heartbeat heartbeat(int host) {
        return Heartbeat.newBuilder()
                .setHost(name(host))
                .setSentAt(Instant.ofEpochMilli(originMillis))
                .setVersion("1")
                .setKernel("6")
                .setAttachMethod("tp_btf/tcp_probe")
                .setIntervalMillis(INTERVAL_MILLIS)
                .setIncarnation(1)
                .setNextSequence(0)
                .setSeen(0)
                .setOverflowed(0)
                .setMissed(0)
                .setExcluded(0)
                .setPublished(0)
                .setRecords(0)
                .setOutboxRows(0)
                .setOutboxBytes(0)
                .setCoalesced(0)
                .setFilters("")
                .setLabels(Map.of("rack", "r" + host / HOSTS_PER_RACK))
                .build();
    }
}
