package fleetrtt.devstack.simulate;

/**
 * Chance that is not: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014), seeded
 * by what it is asked about, so that the same question has the same answer in every run and in any order. Not
 * thread-safe; costs a few nanoseconds to make.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, long first, long second) {
        return new Dice(mix(mix(mix(seed) + first) + second));
    }

    /** Any long. */
    long next() {
        state += GOLDEN;
        return scramble(state);
    }

    /** 0 to bound − 1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** 0 to 1, exclusive. */
    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Of a standard normal distribution, as Box and Muller make it. */
    double normal() {
        return Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
    }

    private static long mix(long value) {
        return scramble(value + GOLDEN);
    }

    private static long scramble(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
