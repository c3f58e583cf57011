package fleetrtt.history;

import static fleetrtt.history.TestCells.cell;
import static fleetrtt.history.TestCells.rtt;
import static fleetrtt.history.TestCells.together;
import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.history.HistoryFeed;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.Slice;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks tell becomes windows that can be asked for, whatever size of them is closed yet. */
final class HistoryTest {
    private static final String TOPIC = "test-history";
    private static final Subject PEER = Subject.of(IpAddress.parse("192.0.2.1"));
    private static final Subject OTHER_PEER = Subject.of(IpAddress.parse("2001:db8::1"));
    private static final Subject HOST = Subject.host("web-1");
    private static final Completeness COMPLETE = new Completeness(3, 2);

    /** The start of an hour. */
    private static final long HOUR = 1_800_000_000_000L;

    private final OpenWindows open = new OpenWindows();
    private final TopologyTestDriver driver =
            new TopologyTestDriver(History.topology(TOPIC, open, window -> {}), new Properties());
    private final TestInputTopic<byte[], byte[]> topic =
            driver.createInputTopic(TOPIC, new ByteArraySerializer(), new ByteArraySerializer());

    @AfterEach
    void close() {
        driver.close();
    }

    private static WindowKey ten(int number) {
        return new WindowKey(WindowSize.TEN_SECONDS, HOUR + 10_000L * number);
    }

    private static WindowKey minute(int number) {
        return new WindowKey(WindowSize.ONE_MINUTE, HOUR + 60_000L * number);
    }

    private static final WindowKey WHOLE_HOUR = new WindowKey(WindowSize.ONE_HOUR, HOUR);

    private void tell(WindowKey window, boolean closed, Subject subject, int revision, byte[] cell) {
        HistoryFeed feed = new HistoryFeed(pack -> topic.pipeInput(new byte[4], pack));
        feed.add(window, closed, COMPLETE, subject, revision, new Slice().set(cell));
        feed.end();
    }

    private PartitionView view() {
        return view(HOUR + Duration.ofMinutes(59).toMillis());
    }

    private PartitionView view(long nowMillis) {
        return new PartitionView(driver.getKeyValueStore(PageKeeper.PAGES), open.of(0), nowMillis);
    }

    private RttHistogram seen(WindowKey window) {
        return view().of(PEER, window, true).rtt();
    }

    @Test
    void anOpenWindowIsThereAtOnceAndStaysWhenItCloses() {
        tell(ten(0), false, PEER, 0, cell(1, rtt(5, 6)));
        assertThat(seen(ten(0))).isEqualTo(rtt(5, 6));
        assertThat(view().of(PEER, ten(0), true).closed()).isFalse();
        tell(ten(0), true, PEER, 1, cell(1, rtt(5, 6, 7)));
        assertThat(seen(ten(0))).isEqualTo(rtt(5, 6, 7));
        assertThat(view().of(PEER, ten(0), true).closed()).isTrue();
        assertThat(view().of(PEER, ten(0), true).revision()).isEqualTo(1);
    }

    @Test
    void aCoarseWindowThatIsOpenIsTheSumOfTheFinerOnes() {
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        tell(ten(1), false, PEER, 0, cell(2, rtt(50)));
        assertThat(seen(minute(0))).isEqualTo(rtt(5, 50));
        assertThat(seen(WHOLE_HOUR)).isEqualTo(rtt(5, 50));
        assertThat(view().of(PEER, WHOLE_HOUR, true).closed()).isFalse();
    }

    @Test
    void aCoarseWindowThatHasClosedCountsNoSampleTwice() {
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        tell(minute(0), true, PEER, 0, cell(1, rtt(5)));
        tell(minute(1), true, PEER, 0, cell(1, rtt(500)));
        assertThat(seen(minute(0))).isEqualTo(rtt(5));
        assertThat(seen(WHOLE_HOUR)).isEqualTo(rtt(5, 500));
        tell(WHOLE_HOUR, true, PEER, 0, cell(1, rtt(5, 500)));
        assertThat(seen(WHOLE_HOUR)).isEqualTo(rtt(5, 500));
    }

    @Test
    void lateDataReviseOneSubjectAndLeaveTheOthers() {
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        tell(ten(0), true, OTHER_PEER, 0, cell(1, rtt(9)));
        tell(ten(0), true, PEER, 1, cell(1, rtt(5, 5)));
        assertThat(seen(ten(0))).isEqualTo(rtt(5, 5));
        assertThat(view().of(OTHER_PEER, ten(0), true).rtt()).isEqualTo(rtt(9));
    }

    @Test
    void whatIsReadAgainAfterACrashChangesNothing() {
        tell(ten(0), true, PEER, 1, cell(1, rtt(5, 5)));
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        assertThat(seen(ten(0))).isEqualTo(rtt(5, 5));
    }

    @Test
    void theFleetIsTheSumOfAllAddressesAndKnowsItsCompleteness() {
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        tell(ten(0), true, OTHER_PEER, 0, together(cell(1, rtt(9)), cell(2, rtt(90))));
        tell(ten(0), true, HOST, 0, cell(1, rtt(1_000)));
        FleetSum fleet = view().fleet(ten(0));
        assertThat(fleet.rtt()).isEqualTo(rtt(5, 9, 90));
        assertThat(fleet.hosts()).isEqualTo(2);
        assertThat(fleet.expectedHosts()).isEqualTo(3);
        assertThat(fleet.closed()).isTrue();
        tell(ten(1), false, PEER, 0, cell(1, rtt(50)));
        assertThat(view().fleet(minute(0)).rtt()).isEqualTo(rtt(5, 9, 90, 50));
        assertThat(view().fleet(minute(0)).closed()).isFalse();
    }

    /** Windows close one by one, and not all addresses of one by the same pack. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theFleetIsWhatItsAddressesAddUpToWhicheverWindowsAreClosed(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            WindowKey window = List.of(ten(random.nextInt(18)), minute(random.nextInt(3)), WHOLE_HOUR)
                    .get(Math.min(2, random.nextInt(30) / 14));
            boolean closed = window.size() != WindowSize.TEN_SECONDS || random.nextBoolean();
            Subject peer = Subject.of(IpAddress.parse("192.0.2." + random.nextInt(40)));
            tell(window, closed, peer, i, cell(i, rtt(1 + random.nextInt(5_000))));
        }
        for (WindowKey window : List.of(ten(0), ten(7), minute(0), minute(1), minute(2), WHOLE_HOUR)) {
            RttHistogram all = view().all(Kind.PEER, List.of(window), subject -> true).values().stream()
                    .map(SubjectSum::rtt)
                    .reduce(RttHistogram.empty(), RttHistogram::plus);
            assertThat(view().fleet(window).rtt()).as(window.toString()).isEqualTo(all);
        }
    }

    @Test
    void theFleetsOwnMinutesTellHowManyHostsThereWere() {
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        tell(minute(0), true, Subject.FLEET, 0, together(cell(1, rtt(5)), cell(2, rtt(5)), cell(3, rtt(5))));
        assertThat(view().fleet(minute(0)).hosts()).isEqualTo(3);
        assertThat(view().fleet(minute(0)).rtt()).isEqualTo(rtt(5));
    }

    @Test
    void allSubjectsOfAKindAreAddedUpAndNoOthers() {
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        tell(ten(1), false, PEER, 0, cell(1, rtt(6)));
        tell(minute(0), false, HOST, 0, cell(1, rtt(7)));
        Map<Subject, SubjectSum> peers = view().all(Kind.PEER, List.of(ten(0), ten(1)), subject -> true);
        assertThat(peers).containsOnlyKeys(PEER);
        assertThat(peers.get(PEER)).isNotNull().extracting(SubjectSum::rtt).isEqualTo(rtt(5, 6));
        assertThat(view().all(Kind.HOST, List.of(minute(0)), subject -> true)).containsOnlyKeys(HOST);
        assertThat(view().all(Kind.PEER, List.of(ten(0)), OTHER_PEER::equals)).isEmpty();
    }

    @Test
    void theWorstHostsAreNamedWorstFirst() {
        tell(ten(0), true, PEER, 0, together(cell(1, rtt(5)), cell(2, rtt(5_000)), cell(3, rtt(50))));
        assertThat(view().of(PEER, ten(0), true).worst())
                .extracting(KeptCell.Share::host)
                .containsExactly("host-2", "host-3", "host-1");
    }

    @Test
    void windowsGoWhenTheirSizesRetentionIsOver() {
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        tell(minute(0), true, PEER, 0, cell(1, rtt(5)));
        int later = (int) Retention.of(WindowSize.TEN_SECONDS).toSeconds() / 10;
        tell(ten(later), true, OTHER_PEER, 0, cell(1, rtt(5)));
        assertThat(seen(ten(0))).isEqualTo(rtt(5));
        tell(ten(later + 1), true, OTHER_PEER, 0, cell(1, rtt(5)));
        assertThat(seen(ten(0))).isEqualTo(RttHistogram.empty());
        assertThat(seen(minute(0))).isEqualTo(rtt(5));
    }

    @Test
    void bytesThatAreNoPackStopNothing() {
        topic.pipeInput(new byte[4], new byte[] {9, 9, 9});
        topic.pipeInput(new byte[4], new byte[] {1});
        tell(ten(0), true, PEER, 0, cell(1, rtt(5)));
        assertThat(seen(ten(0))).isEqualTo(rtt(5));
    }
}
