package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.partial.PackHead;
import fleetrtt.aggregator.partial.PackWriter;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.IntervalReport;
import fleetrtt.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not become part of a window, and where it is instead. */
final class AsideTest {
    private static final long T = 1_800_000_000_000L;
    private static final String PEER = "192.0.2.1";

    private final TestRegistry registry = new TestRegistry();
    private final TestHost host = new TestHost("a");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private TestFleet fleet;

    @BeforeEach
    void open() {
        fleet = new TestFleet(registry, state);
    }

    @AfterEach
    void close() {
        fleet.close();
        registry.close();
    }

    private void assertGoesOn() {
        fleet.send(host.report(PEER, T, 100));
        fleet.flush();
        assertThat(fleet.read().upserts()).isNotEmpty();
    }

    private void assertRejected(byte @Nullable [] value, Reason reason) {
        byte[] key = "key".getBytes(StandardCharsets.UTF_8);
        fleet.send(key, value, T);
        ProducerRecord<byte[], byte[]> last =
                fleet.read().rejected().get(fleet.read().rejected().size() - 1);
        assertThat(FleetReader.reason(last)).isEqualTo(reason.code());
        assertThat(last.key()).isEqualTo(key);
        assertThat(last.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bytesThatAreNoRecordAreKeptAsTheyCame(long seed) {
        Random random = new Random(seed);
        byte[] good = fleet.value(host.report(PEER, T, 100));
        for (int i = 0; i < 500; i++) {
            byte[] cut = Arrays.copyOf(good, random.nextInt(good.length));
            assertRejected(cut, Reason.UNDECODABLE);
        }
        for (int i = 0; i < 50; i++) {
            byte[] junk = new byte[random.nextInt(2_000)];
            random.nextBytes(junk);
            assertRejected(junk, Reason.UNDECODABLE);
        }
        assertThat(fleet.counted("rejected")).isEqualTo(550);
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedRecordStopsNothingAndIsCounted(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = fleet.value(host.report(PEER, T, 100, 5_000));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            fleet.send(null, bytes, T);
        }
        fleet.flush();
        assertThat(fleet.counted("received")).isEqualTo(2_000);
        assertThat(fleet.counted("rejected")
                        + fleet.counted("late")
                        + fleet.counted("duplicates")
                        + fleet.counted("forwarded"))
                .isEqualTo(2_000);
        assertThat((long) fleet.read().rejected().size()).isGreaterThanOrEqualTo(fleet.counted("rejected"));
        fleet.send(new TestHost("b").report("192.0.2.99", T, 100));
        fleet.flush();
        assertThat(fleet.read().upserts().toString()).contains("192.0.2.99");
    }

    @Test
    void whatIsWrongInASheafIsSetAsideAloneAndTheRestCounts() {
        TestHost host = new TestHost("a");
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            values.add(fleet.value(host.report("192.0.2." + i, T, 100)));
            values.add(new byte[] {(byte) i, 2, 3});
        }
        fleet.sendBound(values, T + 10_000);
        fleet.flush();
        assertThat(fleet.read().upserts()).hasSize(10);
        assertThat(fleet.read().rejected())
                .hasSize(10)
                .allSatisfy(record -> assertThat(FleetReader.reason(record)).isEqualTo("undecodable"))
                .extracting(record -> (int) record.value()[0])
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(fleet.counted("received")).isEqualTo(20);
    }

    @Test
    void aRecordWithoutValueIsRejected() {
        assertRejected(null, Reason.UNDECODABLE);
        assertGoesOn();
    }

    @Test
    void aRecordOfAnotherSchemaIsRejected() {
        assertRejected(fleet.key(host.report(PEER, T, 100)), Reason.UNDECODABLE);
        assertGoesOn();
    }

    @Test
    void aReportWithoutSamplesIsInvalid() {
        assertRejected(fleet.value(host.report(PEER, T)), Reason.INVALID);
        assertGoesOn();
    }

    @Test
    void anOversizedRecordIsKeptCut() {
        byte[] bytes = new byte[1_000_000];
        fleet.send(bytes, bytes, T);
        assertThat(fleet.read().rejected()).singleElement().satisfies(record -> {
            assertThat(FleetReader.reason(record)).isEqualTo(Reason.OVERSIZED.code());
            assertThat(record.value()).hasSize(16 * 1024);
            assertThat(record.key()).hasSize(16 * 1024);
        });
        assertGoesOn();
    }

    @Test
    void sendersHeadersGoNoFurther() {
        fleet.send(null, new byte[] {1}, T);
        assertThat(fleet.read().rejected().get(0).headers().toArray())
                .extracting(header -> header.key())
                .containsExactly(Reason.REASON, Reason.DETAIL);
    }

    private void assertLate(IntervalReport report, long appendedAt, Reason reason) {
        fleet.send(report, appendedAt);
        fleet.flush();
        assertThat(fleet.read().late()).singleElement().satisfies(record -> {
            assertThat(FleetReader.reason(record)).isEqualTo(reason.code());
            assertThat(fleet.read().report(record)).isEqualTo(report);
        });
        assertThat(fleet.read().upserts())
                .extracting(window -> window.getRemote().toString())
                .doesNotContain(PEER);
    }

    @Test
    void anIntervalAcrossHoursIsLate() {
        assertLate(host.report(PEER, new Interval(T - 5_000, 10_000), 100), T + 5_000, Reason.NO_WINDOW);
    }

    @Test
    void anIntervalOlderThanRetentionIsLate() {
        long gone = T + 10_000 + TestFleet.GRACE.plus(TestFleet.RETENTION).toMillis();
        fleet.send(host.report("192.0.2.2", T, 100), gone - 1);
        assertThat(fleet.read().late()).isEmpty();
        assertLate(host.report(PEER, T, 100), gone, Reason.TOO_LATE);
    }

    @Test
    void anIntervalOfTheFutureIsLateAndMovesNobodysClock() {
        fleet.send(new TestHost("b").report("192.0.2.2", T, 100));
        assertLate(host.report(PEER, T + 3_600_000, 100), T, Reason.AHEAD);
        fleet.send(new TestHost("c").report("192.0.2.2", T, 100));
        fleet.flush();
        assertThat(fleet.read().upserts())
                .extracting(window -> window.getHosts(), window -> window.getClosed())
                .endsWith(tuple(2, false));
    }

    @Test
    void anIntervalAtTheEndOfTimeIsSetAside() {
        fleet.send(host.report(PEER, new Interval(Long.MAX_VALUE - 10_000, 10_000), 100), T);
        fleet.send(host.report(PEER, new Interval(Long.MIN_VALUE / 2, 10_000), 100), T);
        assertThat(fleet.read().rejected().size() + fleet.read().late().size()).isEqualTo(2);
        assertGoesOn();
    }

    @Test
    void aCellThatComesAfterItsWindowWentIsLateUnderItsHostsName() {
        TestHost later = new TestHost("b");
        fleet.send(later.report("192.0.2.2", T + 3_600_000, 100));
        fleet.send(later.report("192.0.2.2", T + 3_610_000, 100));
        fleet.sendPartial(new byte[Integer.BYTES], pack(PEER, "a", 100), T + 10_000);
        assertThat(fleet.read().late()).singleElement().satisfies(record -> {
            assertThat(FleetReader.reason(record)).isEqualTo(Reason.TOO_LATE.code());
            assertThat(fleet.read().report(record))
                    .isEqualTo(new IntervalReport(
                            "a", 0, 0, new Interval(T, 10_000), Remote.parse(PEER), TestHost.rtt(100)));
        });
    }

    private static byte[] pack(String remote, String host, long micros) {
        RttSum rtt = new RttSum();
        rtt.add(TestHost.rtt(micros));
        PackedWriter cell = new PackedWriter();
        Cell.write(cell, rtt, 7, host.getBytes(StandardCharsets.US_ASCII));
        List<byte[]> packs = new ArrayList<>();
        PackWriter writer = new PackWriter();
        writer.begin(new PackHead(0, T, List.of()), List.of(new WindowKey(WindowSize.TEN_SECONDS, T)));
        writer.add(0, Subject.of(Remote.parse(remote)), cell.array(), 0, cell.length(), packs::add);
        writer.end(packs::add);
        return packs.get(0);
    }

    @Test
    void bytesOnTheTopicOfPartialsThatAreNoneStopNothing() {
        fleet.sendPartial(new byte[1], new byte[] {9, 9, 9}, T);
        assertGoesOn();
    }

    /** Of the handler alone, since the test driver does not show what it sends. */
    @Test
    void bytesOnTheTopicOfPartialsThatAreNoneAreRejected() {
        byte[] bytes = {9, 9, 9};
        ConsumerRecord<byte[], byte[]> foreign = new ConsumerRecord<>(TestFleet.PARTIALS, 0, 7, bytes, bytes);
        var context = new DefaultErrorHandlerContext(
                null, TestFleet.PARTIALS, 0, 7, foreign.headers(), "peer", new TaskId(1, 0), T, bytes, bytes);
        assertThat(new RejectForeignPartials()
                        .handleError(context, foreign, new IllegalArgumentException("foreign"))
                        .deadLetterQueueRecords())
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.topic()).isEqualTo(Topics.REJECTED);
                    assertThat(record.value()).isEqualTo(bytes);
                    assertThat(FleetReader.reason(record)).isEqualTo(Reason.INVALID.code());
                });
    }

    @Test
    void whatWouldOverfillAWindowIsRejectedAndLeavesItAsItWas() {
        RttHistogram huge =
                new RttHistogram(Log2Histogram.ofCounts(20, 10_000_000_000L), 1L << 54, OptionalLong.empty());
        fleet.send(host.report(PEER, new Interval(T, 10_000), 100));
        fleet.send(new TestHost("b").report(PEER, new Interval(T, 10_000), huge));
        fleet.flush();
        assertThat(fleet.read().rejected())
                .singleElement()
                .satisfies(record -> assertThat(FleetReader.reason(record)).isEqualTo(Reason.OVERFLOW.code()));
        assertThat(fleet.read().upserts())
                .singleElement()
                .satisfies(window -> assertThat(window.getHosts()).isEqualTo(1));
    }

    @Test
    void whileTheRegistryIsAwayNothingIsRejectedForIt() {
        byte[] good = fleet.value(host.report(PEER, T, 100));
        registry.close();
        assertThatThrownBy(() -> fleet.send(null, good, T)).hasStackTraceContaining("no schema registry answered");
        assertThat(fleet.read().rejected()).isEmpty();
    }
}
