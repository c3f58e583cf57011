package fleetrtt.api;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.answer.FleetWindowAnswer;
import fleetrtt.answer.Rtt;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class CsvTest {
    @Test
    void eachFieldHasAColumnUnderItsOwnName() {
        RttHistogram rtt = new RttHistogram(Log2Histogram.ofValues(5, 6, 20), 31, OptionalLong.empty(), 2);
        assertThat(Reply.csv(List.of(new FleetWindowAnswer(10_000, 2, 3, null, 1, true, Rtt.of(rtt)))))
                .isEqualTo("startMillis,hosts,expectedHosts,reportingHosts,revision,closed,firstSlot,counts,samples,"
                        + "fresh,sumMicros,minRttMicros,meanMicros,p50Micros,p90Micros,p99Micros\r\n"
                        + "10000,2,3,,1,true,2,2 0 1,3,2,31,,10.333,6.086,22.271,22.271\r\n");
    }

    @Test
    void textIsQuotedAndNoFormula() {
        assertThat(Reply.csv(List.of(Map.of("a", "x,\"y\"\nz")))).isEqualTo("a\r\n\"x,\"\"y\"\"\nz\"\r\n");
        assertThat(Reply.csv(List.of(Map.of("a", "=1+2")))).isEqualTo("a\r\n'=1+2\r\n");
        assertThat(Reply.csv(List.of(Map.of("a", -1.5)))).isEqualTo("a\r\n-1.5\r\n");
    }
}
