package fleetrtt.api;

import fleetrtt.answer.Ranking;
import fleetrtt.history.Retention;
import fleetrtt.time.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, each checked; what is wrong is a {@link Problem} that names it. */
final class Asked {
    static final int MOST_ROWS = 5_000;

    private static final int MOST_WINDOWS = 3_000;
    private static final int ROWS = 50;
    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final Duration TENS = Duration.ofHours(1);
    private static final Duration MINUTES = Duration.ofHours(24);
    private static final Duration LIST_OF_TENS = Duration.ofMinutes(15);
    private static final Duration LIST_OF_MINUTES = Duration.ofHours(6);
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(s|m|h|d)");
    /** No instant is later; a whole hour, so that no window's edge is either. */
    private static final long LAST_MILLIS =
            Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

    private final Function<String, @Nullable String> parameters;
    private final long nowMillis;

    /** @param parameters by name; null for those that are not given */
    Asked(Function<String, @Nullable String> parameters, long nowMillis) {
        this.parameters = parameters;
        this.nowMillis = nowMillis;
    }

    /** For a series: the finest windows that are kept for so long and are not too many. */
    Span series(WindowSize finest) {
        long to = to();
        long from = from(to);
        WindowSize size = window().orElseGet(() -> fit(from, to, TENS, MINUTES));
        return few(Span.around(size.compareTo(finest) < 0 ? finest : size, from, to));
    }

    private static Span few(Span span) {
        if (span.count() > MOST_WINDOWS) {
            throw Problem.badRequest("the span has " + span.count() + " windows of "
                    + span.size().label() + ", more" + " than " + MOST_WINDOWS
                    + "; ask for a coarser window or a shorter span");
        }
        return span;
    }

    /** For a list, whose edges alone are of this size. */
    Span list(WindowSize finest) {
        long to = to();
        long from = from(to);
        WindowSize size = window().orElseGet(() -> fit(from, to, LIST_OF_TENS, LIST_OF_MINUTES));
        return Span.around(size.compareTo(finest) < 0 ? finest : size, from, to);
    }

    /** For hosts within windows, who are kept in windows of 10 s and of an hour. */
    Span breakdown() {
        long to = to();
        long from = from(to);
        boolean tens = isKept(WindowSize.TEN_SECONDS, from);
        WindowSize size = window().orElse(tens ? WindowSize.TEN_SECONDS : WindowSize.ONE_HOUR);
        return few(Span.around(size == WindowSize.ONE_MINUTE ? WindowSize.ONE_HOUR : size, from, to));
    }

    private WindowSize fit(long from, long to, Duration tens, Duration minutes) {
        if (to - from <= tens.toMillis() && isKept(WindowSize.TEN_SECONDS, from)) {
            return WindowSize.TEN_SECONDS;
        }
        return to - from <= minutes.toMillis() && isKept(WindowSize.ONE_MINUTE, from)
                ? WindowSize.ONE_MINUTE
                : WindowSize.ONE_HOUR;
    }

    private boolean isKept(WindowSize size, long from) {
        return from >= nowMillis - Retention.of(size).toMillis();
    }

    long to() {
        return instant("to").orElse(nowMillis);
    }

    long from(long to) {
        Optional<Long> from = instant("from");
        String last = parameters.apply("last");
        if (from.isPresent() && last != null) {
            throw Problem.badRequest("from and last both say where the span begins; give one");
        }
        long start = Math.max(0, from.orElseGet(() -> to - (last == null ? SPAN.toMillis() : length(last))));
        if (start >= to) {
            throw Problem.badRequest(
                    "the span from " + Instant.ofEpochMilli(start) + " to " + Instant.ofEpochMilli(to) + " is empty");
        }
        if (wholeHours(start, to) > Retention.of(WindowSize.ONE_HOUR).toMillis() + WindowSize.ONE_HOUR.millis()) {
            throw Problem.badRequest("nothing is kept for longer than 30d; ask for a shorter span");
        }
        return start;
    }

    /** The same once the edges are moved to those of windows, as they are when other instances are asked. */
    private static long wholeHours(long from, long to) {
        return WindowSize.ONE_HOUR.windowAt(to - 1).endMillis()
                - WindowSize.ONE_HOUR.windowAt(from).startMillis();
    }

    private Optional<Long> instant(String name) {
        String text = parameters.apply(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            long millis = MILLIS.matcher(text).matches()
                    ? Long.parseLong(text)
                    : Instant.parse(text).toEpochMilli();
            if (millis >= 0 && millis <= LAST_MILLIS) {
                return Optional.of(millis);
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Said below, as for those that are too early or too late.
        }
        throw Problem.badRequest(name + " '" + text + "' is neither milliseconds since the epoch nor an instant such as"
                + " 2026-01-31T12:00:00Z, of the years 1970 to 9998");
    }

    private static long length(String text) {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            throw Problem.badRequest("last '" + text + "' is no length such as 90s, 15m, 24h or 7d");
        }
        long number = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "s" -> Duration.ofSeconds(number).toMillis();
            case "m" -> Duration.ofMinutes(number).toMillis();
            case "h" -> Duration.ofHours(number).toMillis();
            default -> Duration.ofDays(number).toMillis();
        };
    }

    private Optional<WindowSize> window() {
        return Optional.ofNullable(parameters.apply("window")).map(label -> valid(() -> WindowSize.ofLabel(label)));
    }

    Ranking ranking() {
        String sort = parameters.apply("sort");
        return sort == null ? Ranking.P99 : valid(() -> Ranking.of(sort));
    }

    boolean descending() {
        return !choice("order", "desc", "asc").equals("asc");
    }

    int limit() {
        return number("limit", ROWS, 1, MOST_ROWS);
    }

    boolean spark() {
        return choice("spark", "false", "true").equals("true");
    }

    /** One of some words, the first of which is the default. */
    String choice(String name, String... words) {
        String text = parameters.apply(name);
        if (text == null) {
            return words[0];
        }
        if (!Set.of(words).contains(text)) {
            throw Problem.badRequest(name + " '" + text + "' is none of " + String.join(", ", words));
        }
        return text;
    }

    private int number(String name, int otherwise, int least, int most) {
        String text = parameters.apply(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for those out of range.
        }
        throw Problem.badRequest(name + " '" + text + "' is no number from " + least + " to " + most);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.apply(name)).filter(text -> !text.isEmpty());
    }

    /** The partitions that another instance asks this one for. */
    Optional<Set<Integer>> partitions() {
        return text("partitions")
                .map(list -> valid(() ->
                        Arrays.stream(list.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet())));
    }

    /** What a value's own check objects to, as a problem. */
    static <T> T valid(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
