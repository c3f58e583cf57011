package fleetrtt.histogram;

/**
 * The values a quantile can have, given only the slot it fell into.
 *
 * @param low least possible value, inclusive
 * @param high greatest possible value, inclusive
 */
public record SlotBounds(long low, long high) {
    static SlotBounds ofSlot(int slot) {
        return new SlotBounds(Log2Slots.low(slot), Log2Slots.high(slot));
    }
}
