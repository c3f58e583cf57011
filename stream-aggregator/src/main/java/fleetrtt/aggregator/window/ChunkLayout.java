package fleetrtt.aggregator.window;

/** The first byte of each chunk in a store, so that state of another layout is refused and not misread. */
public final class ChunkLayout {
    /** Before there were layouts, chunks began with the length of a name or an address, which is never zero. */
    private static final int NUMBER = 0;

    private ChunkLayout() {}

    public static void write(PackedWriter chunk) {
        chunk.writeByte(NUMBER);
    }

    /**
     * Passes over what {@link #write} wrote.
     *
     * @throws IllegalStateException if the chunk has another layout
     */
    public static void check(PackedReader chunk) {
        int number = chunk.readByte();
        if (number != NUMBER) {
            throw new IllegalStateException("stored state has layout " + number + " and not " + NUMBER
                    + ", so it is of another version: begin with another --application-id");
        }
    }
}
