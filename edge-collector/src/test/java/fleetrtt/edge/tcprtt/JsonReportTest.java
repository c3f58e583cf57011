package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.RttUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonReportTest {
    @Test
    void eachSectionIsOneLine() {
        JsonReport report = new JsonReport(KeyChoice.REMOTE, RttUnit.MICROSECONDS);
        String[] lines = report.interval(Recorded.END, 1.0004, Section.of(Recorded.BY_REMOTE_ADDRESS, KeyChoice.REMOTE))
                .split("\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[3])
                .isEqualTo("{\"time\":\"2026-01-02T12:34:56.789Z\",\"seconds\":1.000,\"by\":\"remote\","
                        + "\"address\":\"10.194.88.148\",\"unit\":\"usecs\",\"samples\":2,\"fresh\":1,\"sum\":12431,"
                        + "\"mean\":6215.500,\"min_rtt_usecs\":null,\"first_slot\":12,\"counts\":[2]}");
        assertThat(lines[4]).isEmpty();
    }

    @Test
    void allAddressesHaveNoAddress() {
        JsonReport report = new JsonReport(KeyChoice.ALL, RttUnit.MILLISECONDS);
        assertThat(report.interval(Recorded.END, 1, Section.of(Recorded.MILLISECONDS, KeyChoice.ALL)))
                .contains("\"by\":\"all\",\"address\":null,\"unit\":\"msecs\",\"samples\":1143,\"fresh\":571,");
    }

    @Test
    void anIntervalWithoutSamplesIsNothing() {
        assertThat(new JsonReport(KeyChoice.ALL, RttUnit.MICROSECONDS).interval(Recorded.END, 1, List.of()))
                .isEmpty();
    }
}
