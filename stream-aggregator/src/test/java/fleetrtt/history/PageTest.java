package fleetrtt.history;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.upsert.Completeness;
import fleetrtt.aggregator.window.Cell;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.histogram.RttHistogram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {
    private static final Completeness COMPLETE = new Completeness(9, 8);

    private final Map<Subject, RttHistogram> expected = new HashMap<>();

    private Page page(Random random, int subjects) {
        SortedMap<Subject, byte[]> cells = Page.noCells();
        for (int i = 0; i < subjects; i++) {
            byte[] address = new byte[IpAddress.BYTES];
            random.nextBytes(address);
            if (random.nextBoolean()) {
                Arrays.fill(address, 0, 10, (byte) 0);
                Arrays.fill(address, 10, 12, (byte) 0xFF);
            }
            Subject subject = Subject.of(IpAddress.ofBytes(address));
            RttHistogram rtt = TestCells.random(random);
            Cell cell = new Cell();
            cell.add(TestCells.cell(i, rtt));
            PackedWriter kept = new PackedWriter();
            kept.writeNumber(i);
            cell.writeSummary(kept, 3);
            cells.put(subject, kept.toBytes());
            expected.put(subject, rtt);
        }
        return Page.of(Page.write(cells, 4, COMPLETE));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyCellIsFoundAndTheSumIsThatOfAll(long seed) {
        Page page = page(new Random(seed), 200);
        RttHistogram all = RttHistogram.empty();
        for (Map.Entry<Subject, RttHistogram> entry : expected.entrySet()) {
            RttSum found = new RttSum();
            page.find(
                    entry.getKey().bytes(), (bytes, at, cellAt, end) -> new KeptCell().read(bytes, cellAt, end, found));
            assertThat(found.toHistogram()).isEqualTo(entry.getValue());
            all = all.plus(entry.getValue());
        }
        RttSum sum = new RttSum();
        page.addTo(sum);
        assertThat(sum.toHistogram()).isEqualTo(all);
        assertThat(page.cells().keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(page.mostHosts()).isEqualTo(1);
        assertThat(page.writes()).isEqualTo(4);
        assertThat(page.completeness()).isEqualTo(COMPLETE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void whatIsNotThereIsNotFound(long seed) {
        Page page = page(new Random(seed), 50);
        page.find(Subject.of(IpAddress.parse("192.0.2.77")).bytes(), (bytes, at, cellAt, end) -> {
            throw new AssertionError("found");
        });
        page(new Random(seed), 0).forEach((bytes, at, cellAt, end) -> {
            throw new AssertionError("found");
        });
    }
}
