package fleetrtt.terminal;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Durations as people type them: a whole number and its unit, e.g. 200us, 500ms, 30s, 5m, 2h, 1d. */
public final class DurationText {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(us|ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "us", Duration.ofNanos(1_000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private DurationText() {}

    /**
     * Reads one.
     *
     * @throws TypeConversionException when the text is no such duration
     */
    public static Duration parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' is no duration such as 30s, 5m or 2h");
        }
        return UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(Long.parseLong(parts.group(1)));
    }
}
