package fleetrtt.aggregator.upsert;

import fleetrtt.aggregator.window.Slice;

/** A record as it goes to its topic: key and value, which are to be copied at once, as what they point at is reused. */
public record Upsert(Slice key, Slice value) {
    Upsert() {
        this(new Slice(), new Slice());
    }

    /** Of arrays that belong to it. */
    public static Upsert of(byte[] key, byte[] value) {
        return new Upsert(new Slice().set(key), new Slice().set(value));
    }
}
