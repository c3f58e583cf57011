package fleetrtt.histogram;

/**
 * The one convention of slots everywhere: slot 0 holds 0 and 1, slot i holds 2^i to 2^(i+1) − 1, both ends
 * inclusive. {@value #COUNT} slots hold every smoothed RTT the kernel can give ({@code srtt_us >> 3}, at most
 * 2^29 − 1 µs), so none is open-ended and nothing is clamped.
 */
public final class Log2Slots {
    /** Number of slots. */
    public static final int COUNT = 29;

    /** Greatest value that has a slot, inclusive. */
    public static final long MAX_VALUE = (1L << COUNT) - 1;

    private Log2Slots() {}

    /**
     * The slot that holds a value.
     *
     * @throws IllegalArgumentException outside 0 … {@link #MAX_VALUE}
     */
    public static int of(long value) {
        if (value < 0 || value > MAX_VALUE) {
            throw new IllegalArgumentException("value " + value + " has no slot: 0 to " + MAX_VALUE + " have");
        }
        return value < 2 ? 0 : 63 - Long.numberOfLeadingZeros(value);
    }

    /** Least value of a slot, inclusive. */
    public static long low(int slot) {
        return slot == 0 ? 0 : 1L << slot;
    }

    /** Greatest value of a slot, inclusive. */
    public static long high(int slot) {
        return (1L << (slot + 1)) - 1;
    }
}
