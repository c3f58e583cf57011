package fleetrtt.devstack.simulate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of hosts or of peers, by number. Immutable. */
public final class Members {
    private static final Members ALL = new Members(new BitSet(), true);

    private final BitSet some;
    private final boolean all;

    private Members(BitSet some, boolean all) {
        this.some = some;
        this.all = all;
    }

    public static Members all() {
        return ALL;
    }

    public static Members of(int... numbers) {
        return of(Arrays.stream(numbers));
    }

    /** From one number, inclusive, to another, exclusive. */
    public static Members range(int from, int to) {
        return of(IntStream.range(from, to));
    }

    /** The hosts of one rack, when racks are filled one after another. */
    public static Members rack(int rack, int hostsPerRack) {
        return range(rack * hostsPerRack, (rack + 1) * hostsPerRack);
    }

    /** About this share of so many, chosen by the seed. */
    public static Members share(double share, int count, long seed) {
        return of(IntStream.range(0, count)
                .filter(number -> Dice.of(seed, number, 0).share() < share));
    }

    private static Members of(IntStream numbers) {
        BitSet some = new BitSet();
        numbers.forEach(some::set);
        return new Members(some, false);
    }

    public boolean contains(int number) {
        return all || (number >= 0 && some.get(number));
    }
}
