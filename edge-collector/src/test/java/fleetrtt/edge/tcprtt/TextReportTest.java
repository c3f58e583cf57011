package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.RttUnit;
import fleetrtt.edge.kernel.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Golden files are the tables of tcprtt's own manual, made from its text by another program. */
final class TextReportTest {
    @Test
    void millisecondsWithTheTime() throws IOException {
        TextReport report = new TextReport(true, false, KeyChoice.ALL, RttUnit.MILLISECONDS);
        assertThat(text(report, Recorded.MILLISECONDS)).isEqualTo(golden("milliseconds.txt"));
    }

    @Test
    void byRemoteAddressWithMeans() throws IOException {
        TextReport report = new TextReport(false, true, KeyChoice.REMOTE, RttUnit.MICROSECONDS);
        assertThat(text(report, Recorded.BY_REMOTE_ADDRESS)).isEqualTo(golden("by-remote-address.txt"));
    }

    @Test
    void extensionOverAllAddresses() throws IOException {
        TextReport report = new TextReport(false, true, KeyChoice.ALL, RttUnit.MICROSECONDS);
        assertThat(text(report, Recorded.EXTENSION)).isEqualTo(golden("extension.txt"));
    }

    @Test
    void byLocalAddressTheLabelSaysSo() {
        TextReport report = new TextReport(false, false, KeyChoice.LOCAL, RttUnit.MICROSECONDS);
        assertThat(text(report, Recorded.BY_REMOTE_ADDRESS))
                .startsWith("\n\nLocal Address = 10.194.87.206\n     usecs ");
    }

    @Test
    void anIntervalWithoutSamplesIsAnEmptyLineAndItsTime() {
        TextReport plain = new TextReport(false, true, KeyChoice.ALL, RttUnit.MICROSECONDS);
        TextReport timed = new TextReport(true, true, KeyChoice.ALL, RttUnit.MICROSECONDS);
        assertThat(plain.interval(Recorded.END, 1, List.of())).isEqualTo("\n");
        assertThat(timed.interval(Recorded.END, 1, List.of())).isEqualTo("\n12:34:56\n");
    }

    private static String text(TextReport report, Snapshot snapshot) {
        return report.interval(Recorded.END, 1, Section.of(snapshot, report.key()));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(TextReportTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
