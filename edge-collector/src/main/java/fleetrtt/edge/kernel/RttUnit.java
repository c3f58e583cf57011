package fleetrtt.edge.kernel;

/** Unit of the values sampled: the kernel divides (integer) before the slot is chosen and the sum is taken. */
public enum RttUnit {
    MICROSECONDS(1),
    MILLISECONDS(1000);

    private final int divisor;

    RttUnit(int divisor) {
        this.divisor = divisor;
    }

    /** Microseconds in the unit. */
    int divisor() {
        return divisor;
    }
}
