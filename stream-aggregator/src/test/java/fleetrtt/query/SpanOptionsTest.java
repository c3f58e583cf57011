package fleetrtt.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.terminal.DurationText;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class SpanOptionsTest {
    private static final Instant NOW = Instant.parse("2027-01-15T08:00:03Z");

    private static Interval span(String... arguments) {
        SpanOptions options = new SpanOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.forAnnotatedObject(options);
        new CommandLine(spec)
                .registerConverter(Duration.class, DurationText::parse)
                .parseArgs(arguments);
        return options.span(NOW, WindowSize.TEN_SECONDS);
    }

    private static Interval between(String from, String to) {
        long start = Instant.parse(from).toEpochMilli();
        return new Interval(start, Instant.parse(to).toEpochMilli() - start);
    }

    @Test
    void isTheLastFiveMinutesInWholeWindows() {
        assertThat(span()).isEqualTo(between("2027-01-15T07:55:00Z", "2027-01-15T08:00:10Z"));
    }

    @Test
    void endsWithTheWindowBeforeAnAlignedEnd() {
        assertThat(span("--from", "2027-01-15T07:00:01Z", "--to", "2027-01-15T07:00:20Z"))
                .isEqualTo(between("2027-01-15T07:00:00Z", "2027-01-15T07:00:20Z"));
    }

    @Test
    void lastIsCountedBackFromTo() {
        assertThat(span("--last", "30s", "--to", "2027-01-15T07:00:00Z"))
                .isEqualTo(between("2027-01-15T06:59:30Z", "2027-01-15T07:00:00Z"));
    }

    @Test
    void contradictionsAreNamed() {
        assertThatThrownBy(() -> span("--last", "1m", "--from", "2027-01-15T07:00:00Z"))
                .hasMessageContaining("--from and --last");
        assertThatThrownBy(() -> span("--from", "2027-01-15T09:00:00Z")).hasMessageContaining("is empty");
    }
}
