package fleetrtt.text;

import java.util.Locale;

/** A round-trip time with three significant digits and the unit that suits it, always {@value #WIDTH} wide. */
public final class RttText {
    /** Characters of every text. */
    public static final int WIDTH = 7;

    private RttText() {}

    /** E.g. {@code 17.3 µs}, {@code  817 µs}, {@code 1.25 ms}, {@code 2.05 s }. */
    public static String of(double micros) {
        if (micros < 999.5) {
            return text(micros, "µs");
        }
        return micros < 999_500 ? text(micros / 1_000, "ms") : text(micros / 1_000_000, "s ");
    }

    private static String text(double value, String unit) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%4." + decimals + "f %s", value, unit);
    }
}
