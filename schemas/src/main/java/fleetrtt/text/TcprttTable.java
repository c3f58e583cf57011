package fleetrtt.text;

import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.Log2Slots;

/**
 * A histogram as tcprtt prints it, byte for byte (bcc {@code src/python/bcc/table.py}, {@code _print_log2_hist}):
 * a header, then a row per slot from the first (0 -> 1) to the highest that holds a sample, zero rows included.
 */
public final class TcprttTable {
    private static final int STARS = 40;

    private TcprttTable() {}

    /**
     * The whole table, each line ended by a newline; empty when there is no sample.
     *
     * @param unit label of the values' unit: usecs or msecs
     */
    public static String of(Log2Histogram slots, String unit) {
        if (slots.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder(String.format("     %-19s : count     distribution%n", unit));
        long max = max(slots);
        for (int slot = 0; slot <= slots.lastSlot(); slot++) {
            long stars = STARS * slots.count(slot) / max;
            table.append(String.format(
                    "%10d -> %-10d : %-8d |%-40s|%n",
                    Log2Slots.low(slot), Log2Slots.high(slot), slots.count(slot), "*".repeat((int) stars)));
        }
        return table.toString();
    }

    private static long max(Log2Histogram slots) {
        long max = 0;
        for (int slot = 0; slot <= slots.lastSlot(); slot++) {
            max = Math.max(max, slots.count(slot));
        }
        return max;
    }
}
