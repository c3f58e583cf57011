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

    private static WindowSpan span(String... arguments) {
        SpanOptions options = new SpanOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.forAnnotatedObject(options);
        new CommandLine(spec)
                .registerConverter(Duration.class, DurationText::parse)
                .registerConverter(WindowSize.class, WindowSize::ofLabel)
                .parseArgs(arguments);
        return options.span(NOW);
    }

    private static WindowSpan between(WindowSize size, String from, String to) {
        long start = Instant.parse(from).toEpochMilli();
        return new WindowSpan(size, new Interval(start, Instant.parse(to).toEpochMilli() - start));
    }

    private static WindowSpan between(String from, String to) {
        return between(WindowSize.TEN_SECONDS, from, to);
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
    void longSpansAreOfCoarserWindows() {
        assertThat(span("--last", "10m").size()).isEqualTo(WindowSize.TEN_SECONDS);
        assertThat(span("--last", "601s"))
                .isEqualTo(between(WindowSize.ONE_MINUTE, "2027-01-15T07:50:00Z", "2027-01-15T08:01:00Z"));
        assertThat(span("--last", "12h").size()).isEqualTo(WindowSize.ONE_MINUTE);
        assertThat(span("--last", "13h"))
                .isEqualTo(between(WindowSize.ONE_HOUR, "2027-01-14T19:00:00Z", "2027-01-15T09:00:00Z"));
    }

    @Test
    void theSizeAskedForIsTaken() {
        assertThat(span("--window", "1h", "--last", "1m"))
                .isEqualTo(between(WindowSize.ONE_HOUR, "2027-01-15T07:00:00Z", "2027-01-15T09:00:00Z"));
        assertThat(span("--window", "10s", "--last", "1d").size()).isEqualTo(WindowSize.TEN_SECONDS);
    }

    @Test
    void contradictionsAreNamed() {
        assertThatThrownBy(() -> span("--last", "1m", "--from", "2027-01-15T07:00:00Z"))
                .hasMessageContaining("--from and --last");
        assertThatThrownBy(() -> span("--from", "2027-01-15T09:00:00Z")).hasMessageContaining("is empty");
    }
}
